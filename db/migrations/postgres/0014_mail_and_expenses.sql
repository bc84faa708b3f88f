CREATE TABLE "expense_categories" (
	"id" text PRIMARY KEY NOT NULL,
	"firm_id" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"created_at" bigint NOT NULL,
	"archived_at" bigint
);
--> statement-breakpoint
CREATE TABLE "expense_files" (
	"firm_id" text NOT NULL,
	"expense_id" text NOT NULL,
	"file_id" text NOT NULL,
	CONSTRAINT "expense_files_expense_id_file_id_pk" PRIMARY KEY("expense_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "expenses" (
	"key" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"firm_id" text NOT NULL,
	"day" text NOT NULL,
	"paid_day" text,
	"supplier" text NOT NULL,
	"reference" text,
	"description" text,
	"category_id" text,
	"customer_id" text,
	"method" text,
	"currency" text NOT NULL,
	"net" bigint NOT NULL,
	"tax" bigint NOT NULL,
	"total" bigint NOT NULL,
	"tax_rate_id" text,
	"tax_category" text,
	"tax_basis_points" bigint DEFAULT 0 NOT NULL,
	"recurring_id" text,
	"search_text" text NOT NULL,
	"version" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" bigint NOT NULL,
	"updated_by" text NOT NULL,
	"archived_at" bigint
);
--> statement-breakpoint
CREATE TABLE "mail_settings" (
	"firm_id" text PRIMARY KEY NOT NULL,
	"host" text NOT NULL,
	"port" bigint NOT NULL,
	"security" text NOT NULL,
	"user_name" text,
	"password" text,
	"from_address" text NOT NULL,
	"from_name" text,
	"reply_to" text,
	"delay" bigint DEFAULT 60 NOT NULL,
	"sends_receipts" boolean DEFAULT false NOT NULL,
	"version" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox_attempts" (
	"id" text PRIMARY KEY NOT NULL,
	"firm_id" text NOT NULL,
	"message_id" text NOT NULL,
	"started_at" bigint NOT NULL,
	"ended_at" bigint,
	"outcome" text,
	"answer" text
);
--> statement-breakpoint
CREATE TABLE "outbox_files" (
	"firm_id" text NOT NULL,
	"message_id" text NOT NULL,
	"file_id" text NOT NULL,
	CONSTRAINT "outbox_files_message_id_file_id_pk" PRIMARY KEY("message_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "outbox_messages" (
	"key" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"firm_id" text NOT NULL,
	"kind" text NOT NULL,
	"unique_key" text NOT NULL,
	"customer_id" text,
	"invoice_id" text,
	"payment_id" text,
	"purpose" text,
	"to_address" text NOT NULL,
	"to_name" text,
	"language" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"state" text NOT NULL,
	"due_at" bigint NOT NULL,
	"lease_until" bigint,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"sent_at" bigint,
	"created_at" bigint NOT NULL,
	"created_by" text,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "expense_categories" ADD CONSTRAINT "expense_categories_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense_files" ADD CONSTRAINT "expense_files_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expense_files" ADD CONSTRAINT "expense_files_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_category_id_expense_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."expense_categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_tax_rate_id_tax_rates_id_fk" FOREIGN KEY ("tax_rate_id") REFERENCES "public"."tax_rates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expenses" ADD CONSTRAINT "expenses_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_settings" ADD CONSTRAINT "mail_settings_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_settings" ADD CONSTRAINT "mail_settings_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_attempts" ADD CONSTRAINT "outbox_attempts_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_files" ADD CONSTRAINT "outbox_files_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_files" ADD CONSTRAINT "outbox_files_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD CONSTRAINT "outbox_messages_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD CONSTRAINT "outbox_messages_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD CONSTRAINT "outbox_messages_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "expense_categories_name" ON "expense_categories" USING btree ("firm_id","name_key");--> statement-breakpoint
CREATE INDEX "expense_files_file" ON "expense_files" USING btree ("file_id");--> statement-breakpoint
CREATE UNIQUE INDEX "expenses_id" ON "expenses" USING btree ("id");--> statement-breakpoint
CREATE INDEX "expenses_day" ON "expenses" USING btree ("firm_id","archived_at","day","key");--> statement-breakpoint
CREATE INDEX "expenses_paid_day" ON "expenses" USING btree ("firm_id","archived_at","paid_day");--> statement-breakpoint
CREATE INDEX "expenses_category" ON "expenses" USING btree ("firm_id","category_id","day","key");--> statement-breakpoint
CREATE INDEX "expenses_customer" ON "expenses" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "outbox_attempts_message" ON "outbox_attempts" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "outbox_files_file" ON "outbox_files" USING btree ("file_id");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_messages_id" ON "outbox_messages" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_messages_unique" ON "outbox_messages" USING btree ("firm_id","unique_key");--> statement-breakpoint
CREATE INDEX "outbox_messages_due" ON "outbox_messages" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "outbox_messages_list" ON "outbox_messages" USING btree ("firm_id","state","key");--> statement-breakpoint
CREATE INDEX "outbox_messages_invoice" ON "outbox_messages" USING btree ("invoice_id");--> statement-breakpoint
CREATE INDEX "outbox_messages_customer" ON "outbox_messages" USING btree ("customer_id");