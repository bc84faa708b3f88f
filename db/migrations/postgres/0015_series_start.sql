ALTER TABLE "number_series" ADD COLUMN "start_period" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "number_series" ADD COLUMN "start_after" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
DROP TRIGGER "number_series_final" ON "number_series";--> statement-breakpoint
CREATE TRIGGER "number_series_final" BEFORE UPDATE OF "id", "firm_id", "type", "pattern", "start_period", "start_after" ON "number_series"
	FOR EACH ROW EXECUTE FUNCTION "keep_used_pattern"();
