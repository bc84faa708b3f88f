CREATE TABLE "welcome_settings" (
	"firm_id" text PRIMARY KEY NOT NULL,
	"is_ticked" boolean NOT NULL,
	"updated_at" bigint NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "welcome_template_categories" (
	"firm_id" text NOT NULL,
	"template_id" text NOT NULL,
	"category_id" text NOT NULL,
	CONSTRAINT "welcome_template_categories_template_id_category_id_pk" PRIMARY KEY("template_id","category_id")
);
--> statement-breakpoint
CREATE TABLE "welcome_templates" (
	"id" text PRIMARY KEY NOT NULL,
	"firm_id" text NOT NULL,
	"name" text NOT NULL,
	"position" bigint NOT NULL,
	"countries" jsonb NOT NULL,
	"currency" text NOT NULL,
	"prices_include_tax" boolean NOT NULL,
	"language" text NOT NULL,
	"lines" jsonb NOT NULL,
	"due_in_days" bigint,
	"reminders" text NOT NULL,
	"plan_id" text,
	"subject_ar" text,
	"subject_en" text,
	"message_ar" text,
	"message_en" text,
	"introduction_ar" text,
	"introduction_en" text,
	"payment_ar" text,
	"payment_en" text,
	"version" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" bigint NOT NULL,
	"updated_by" text NOT NULL,
	"archived_at" bigint
);
--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "is_welcome_due" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "welcome_settings" ADD CONSTRAINT "welcome_settings_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "welcome_settings" ADD CONSTRAINT "welcome_settings_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "welcome_template_categories" ADD CONSTRAINT "welcome_template_categories_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "welcome_template_categories" ADD CONSTRAINT "welcome_template_categories_template_id_welcome_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."welcome_templates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "welcome_template_categories" ADD CONSTRAINT "welcome_template_categories_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "welcome_templates" ADD CONSTRAINT "welcome_templates_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "welcome_templates" ADD CONSTRAINT "welcome_templates_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "welcome_templates" ADD CONSTRAINT "welcome_templates_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "welcome_template_categories_category" ON "welcome_template_categories" USING btree ("category_id");--> statement-breakpoint
CREATE INDEX "welcome_templates_firm" ON "welcome_templates" USING btree ("firm_id","position");