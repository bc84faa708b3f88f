CREATE TABLE "dismissed_findings" (
	"firm_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"field" text NOT NULL,
	"finding" text NOT NULL,
	"value" text NOT NULL,
	"dismissed_at" bigint NOT NULL,
	"dismissed_by" text NOT NULL,
	CONSTRAINT "dismissed_findings_customer_id_field_finding_pk" PRIMARY KEY("customer_id","field","finding")
);
--> statement-breakpoint
CREATE TABLE "distinct_customers" (
	"firm_id" text NOT NULL,
	"one_id" text NOT NULL,
	"other_id" text NOT NULL,
	"reason" text,
	"decided_at" bigint NOT NULL,
	"decided_by" text NOT NULL,
	CONSTRAINT "distinct_customers_one_id_other_id_pk" PRIMARY KEY("one_id","other_id")
);
--> statement-breakpoint
CREATE TABLE "import_mappings" (
	"firm_id" text NOT NULL,
	"headings_key" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"options" jsonb NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "import_mappings_firm_id_headings_key_pk" PRIMARY KEY("firm_id","headings_key")
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"firm_id" text NOT NULL,
	"import_id" text NOT NULL,
	"position" bigint NOT NULL,
	"cells" jsonb NOT NULL,
	"outcome" text,
	"problems" jsonb NOT NULL,
	"customer_id" text,
	"before" jsonb,
	"saved_version" bigint,
	CONSTRAINT "import_rows_import_id_position_pk" PRIMARY KEY("import_id","position")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text PRIMARY KEY NOT NULL,
	"firm_id" text NOT NULL,
	"user_id" text NOT NULL,
	"file_name" text NOT NULL,
	"format" text NOT NULL,
	"state" text NOT NULL,
	"headings" jsonb NOT NULL,
	"mapping" jsonb NOT NULL,
	"options" jsonb NOT NULL,
	"row_count" bigint NOT NULL,
	"done_count" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"finished_at" bigint
);
--> statement-breakpoint
CREATE TABLE "customer_merges" (
	"id" text PRIMARY KEY NOT NULL,
	"firm_id" text NOT NULL,
	"kept_id" text NOT NULL,
	"merged_ids" jsonb NOT NULL,
	"before" jsonb NOT NULL,
	"merged_at" bigint NOT NULL,
	"merged_by" text NOT NULL,
	"undone_at" bigint,
	"undone_by" text
);
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "sounds" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "email_key" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "tax_id_key" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "place_key" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "merged_into_id" text;--> statement-breakpoint
ALTER TABLE "customer_drafts" ADD COLUMN "dismissed" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "firms" ADD COLUMN "derivation" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "dismissed_findings" ADD CONSTRAINT "dismissed_findings_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dismissed_findings" ADD CONSTRAINT "dismissed_findings_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dismissed_findings" ADD CONSTRAINT "dismissed_findings_dismissed_by_users_id_fk" FOREIGN KEY ("dismissed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_customers" ADD CONSTRAINT "distinct_customers_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_customers" ADD CONSTRAINT "distinct_customers_one_id_customers_id_fk" FOREIGN KEY ("one_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_customers" ADD CONSTRAINT "distinct_customers_other_id_customers_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_customers" ADD CONSTRAINT "distinct_customers_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_mappings" ADD CONSTRAINT "import_mappings_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_merges" ADD CONSTRAINT "customer_merges_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_merges" ADD CONSTRAINT "customer_merges_kept_id_customers_id_fk" FOREIGN KEY ("kept_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_merges" ADD CONSTRAINT "customer_merges_merged_by_users_id_fk" FOREIGN KEY ("merged_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_merges" ADD CONSTRAINT "customer_merges_undone_by_users_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "distinct_customers_other" ON "distinct_customers" USING btree ("other_id");--> statement-breakpoint
CREATE INDEX "import_rows_outcome" ON "import_rows" USING btree ("import_id","outcome","position");--> statement-breakpoint
CREATE INDEX "imports_firm" ON "imports" USING btree ("firm_id","created_at");--> statement-breakpoint
CREATE INDEX "customer_merges_kept" ON "customer_merges" USING btree ("kept_id");--> statement-breakpoint
CREATE INDEX "customer_merges_firm" ON "customer_merges" USING btree ("firm_id","merged_at");--> statement-breakpoint
CREATE INDEX "customers_email" ON "customers" USING btree ("firm_id","email_key");--> statement-breakpoint
CREATE INDEX "customers_phone" ON "customers" USING btree ("firm_id","phone_international");--> statement-breakpoint
CREATE INDEX "customers_tax_id" ON "customers" USING btree ("firm_id","tax_id_key");--> statement-breakpoint
CREATE INDEX "customers_place" ON "customers" USING btree ("firm_id","place_key");--> statement-breakpoint
-- Which customers bear a name that sounds so.
CREATE INDEX "customer_sounds" ON "customers" USING gin (string_to_array("sounds", ' '));
