CREATE TABLE "reminder_choices" (
	"firm_id" text NOT NULL,
	"level" text NOT NULL,
	"subject_id" text NOT NULL,
	"plan_id" text,
	"since_day" text NOT NULL,
	CONSTRAINT "reminder_choices_level_subject_id_pk" PRIMARY KEY("level","subject_id")
);
--> statement-breakpoint
CREATE TABLE "reminder_plans" (
	"id" text PRIMARY KEY NOT NULL,
	"firm_id" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"version" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"archived_at" bigint
);
--> statement-breakpoint
CREATE TABLE "reminder_settings" (
	"firm_id" text PRIMARY KEY NOT NULL,
	"time" text NOT NULL,
	"weekend" text NOT NULL,
	"done_day" text,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder_steps" (
	"id" text PRIMARY KEY NOT NULL,
	"firm_id" text NOT NULL,
	"plan_id" text NOT NULL,
	"days" bigint NOT NULL,
	"tone" text NOT NULL,
	"fee" bigint,
	"fee_currency" text,
	"recipient" text NOT NULL,
	"created_at" bigint NOT NULL,
	"removed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "reminder_stops" (
	"invoice_id" text PRIMARY KEY NOT NULL,
	"firm_id" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"at" bigint NOT NULL,
	"by_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder_texts" (
	"firm_id" text NOT NULL,
	"place" text NOT NULL,
	"language" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	CONSTRAINT "reminder_texts_firm_id_place_language_pk" PRIMARY KEY("firm_id","place","language")
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"id" text PRIMARY KEY NOT NULL,
	"firm_id" text NOT NULL,
	"invoice_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"step_id" text NOT NULL,
	"day" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"message_id" text,
	"at" bigint NOT NULL,
	"by_id" text
);
--> statement-breakpoint
ALTER TABLE "reminder_choices" ADD CONSTRAINT "reminder_choices_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_choices" ADD CONSTRAINT "reminder_choices_plan_id_reminder_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."reminder_plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_plans" ADD CONSTRAINT "reminder_plans_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_plans" ADD CONSTRAINT "reminder_plans_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_settings" ADD CONSTRAINT "reminder_settings_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_steps" ADD CONSTRAINT "reminder_steps_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_steps" ADD CONSTRAINT "reminder_steps_plan_id_reminder_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."reminder_plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_stops" ADD CONSTRAINT "reminder_stops_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_stops" ADD CONSTRAINT "reminder_stops_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_texts" ADD CONSTRAINT "reminder_texts_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_step_id_reminder_steps_id_fk" FOREIGN KEY ("step_id") REFERENCES "public"."reminder_steps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reminder_choices_plan" ON "reminder_choices" USING btree ("plan_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reminder_plans_name" ON "reminder_plans" USING btree ("firm_id","name_key");--> statement-breakpoint
CREATE INDEX "reminder_steps_plan" ON "reminder_steps" USING btree ("plan_id","days");--> statement-breakpoint
CREATE UNIQUE INDEX "reminders_step" ON "reminders" USING btree ("invoice_id","step_id");--> statement-breakpoint
CREATE INDEX "reminders_message" ON "reminders" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "reminders_state" ON "reminders" USING btree ("firm_id","state","day");--> statement-breakpoint
CREATE INDEX "reminders_customer" ON "reminders" USING btree ("customer_id");