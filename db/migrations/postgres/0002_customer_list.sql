CREATE TABLE "customer_counts" (
	"firm_id" text PRIMARY KEY NOT NULL,
	"active" bigint NOT NULL,
	"archived" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "customer_counts" ADD CONSTRAINT "customer_counts_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
INSERT INTO "customer_counts" ("firm_id", "active", "archived")
	SELECT "firm_id", count(*) FILTER (WHERE "archived_at" IS NULL), count("archived_at") FROM "customers" GROUP BY "firm_id";
--> statement-breakpoint
-- Kept by a trigger, so that whatever writes a customer, the counts are exact.
CREATE FUNCTION "count_customers"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP <> 'INSERT' THEN
		UPDATE "customer_counts" SET "active" = "active" - (OLD."archived_at" IS NULL)::int, "archived" = "archived" - (OLD."archived_at" IS NOT NULL)::int
			WHERE "firm_id" = OLD."firm_id";
	END IF;
	IF TG_OP <> 'DELETE' THEN
		INSERT INTO "customer_counts" AS "counts" ("firm_id", "active", "archived")
			VALUES (NEW."firm_id", (NEW."archived_at" IS NULL)::int, (NEW."archived_at" IS NOT NULL)::int)
			ON CONFLICT ("firm_id") DO UPDATE SET "active" = "counts"."active" + excluded."active", "archived" = "counts"."archived" + excluded."archived";
	END IF;
	RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "customer_counts" AFTER INSERT OR DELETE OR UPDATE OF "firm_id", "archived_at" ON "customers"
	FOR EACH ROW EXECUTE FUNCTION "count_customers"();
