CREATE TABLE "brands" (
	"firm_id" text PRIMARY KEY NOT NULL,
	"legal_name" text,
	"tax_id" text,
	"registration_number" text,
	"street" text,
	"building_number" text,
	"additional_number" text,
	"district" text,
	"city" text,
	"region" text,
	"postal_code" text,
	"email" text,
	"phone" text,
	"website" text,
	"logo_file_id" text,
	"color" text,
	"footer_ar" text,
	"footer_en" text,
	"payment_text_ar" text,
	"payment_text_en" text,
	"bank_name" text,
	"account_name" text,
	"iban" text,
	"bic" text,
	"currency" text,
	"language" text,
	"prices_include_tax" boolean,
	"payment_term_days" bigint,
	"tax_rate_id" text,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invoice_lines" (
	"firm_id" text NOT NULL,
	"invoice_id" text NOT NULL,
	"position" bigint NOT NULL,
	"product_id" text,
	"code" text,
	"name" text NOT NULL,
	"description" text,
	"unit" text NOT NULL,
	"quantity" bigint NOT NULL,
	"unit_price" bigint NOT NULL,
	"discount_basis_points" bigint NOT NULL,
	"tax_rate_id" text,
	"tax_category" text NOT NULL,
	"tax_basis_points" bigint NOT NULL,
	"tax_reason" text,
	"amount" bigint NOT NULL,
	"net" bigint NOT NULL,
	CONSTRAINT "invoice_lines_invoice_id_position_pk" PRIMARY KEY("invoice_id","position")
);
--> statement-breakpoint
CREATE TABLE "invoice_links" (
	"id" text PRIMARY KEY NOT NULL,
	"firm_id" text NOT NULL,
	"invoice_id" text NOT NULL,
	"token" text NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"first_opened_at" bigint,
	"openings" bigint DEFAULT 0 NOT NULL,
	"revoked_at" bigint
);
--> statement-breakpoint
CREATE TABLE "invoice_taxes" (
	"firm_id" text NOT NULL,
	"invoice_id" text NOT NULL,
	"position" bigint NOT NULL,
	"category" text NOT NULL,
	"basis_points" bigint NOT NULL,
	"reason" text,
	"taxable" bigint NOT NULL,
	"tax" bigint NOT NULL,
	CONSTRAINT "invoice_taxes_invoice_id_position_pk" PRIMARY KEY("invoice_id","position")
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"key" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"firm_id" text NOT NULL,
	"type" text NOT NULL,
	"status" text NOT NULL,
	"customer_id" text NOT NULL,
	"number" text,
	"series_id" text,
	"issue_day" text,
	"due_day" text,
	"supply_day" text,
	"currency" text NOT NULL,
	"language" text NOT NULL,
	"prices_include_tax" boolean NOT NULL,
	"reference" text,
	"introduction" text,
	"note" text,
	"terms" text,
	"payment_term_days" bigint,
	"discount_basis_points" bigint,
	"discount_amount" bigint,
	"net" bigint NOT NULL,
	"tax" bigint NOT NULL,
	"total" bigint NOT NULL,
	"paid" bigint DEFAULT 0 NOT NULL,
	"credited" bigint DEFAULT 0 NOT NULL,
	"open" bigint DEFAULT 0 NOT NULL,
	"seller" jsonb,
	"buyer" jsonb,
	"credits_id" text,
	"credit_reason" text,
	"quote_id" text,
	"copy_of_id" text,
	"recurring_id" text,
	"accepted_at" bigint,
	"declined_at" bigint,
	"version" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" bigint NOT NULL,
	"updated_by" text NOT NULL,
	"issued_at" bigint,
	"issued_by" text,
	"paid_at" bigint,
	"voided_at" bigint,
	"voided_by" text,
	"void_reason" text,
	"search_text" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recurring_invoices" (
	"id" text PRIMARY KEY NOT NULL,
	"firm_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"template_id" text NOT NULL,
	"every" bigint NOT NULL,
	"unit" text NOT NULL,
	"start_day" text NOT NULL,
	"next_day" text,
	"end_day" text,
	"made" bigint NOT NULL,
	"issues" boolean NOT NULL,
	"paused_at" bigint,
	"ended_at" bigint,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "number_ledger" (
	"id" text PRIMARY KEY NOT NULL,
	"firm_id" text NOT NULL,
	"series_id" text NOT NULL,
	"period" text NOT NULL,
	"sequence" bigint NOT NULL,
	"number" text NOT NULL,
	"type" text NOT NULL,
	"document_id" text NOT NULL,
	"at" bigint NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "number_series" (
	"id" text PRIMARY KEY NOT NULL,
	"firm_id" text NOT NULL,
	"type" text NOT NULL,
	"pattern" text NOT NULL,
	"is_default" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	"archived_at" bigint
);
--> statement-breakpoint
CREATE TABLE "allocations" (
	"id" text PRIMARY KEY NOT NULL,
	"firm_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"payment_id" text,
	"credit_note_id" text,
	"invoice_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_balances" (
	"firm_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"currency" text NOT NULL,
	"open" bigint NOT NULL,
	"credit" bigint NOT NULL,
	"balance" bigint NOT NULL,
	"last_day" text,
	CONSTRAINT "customer_balances_customer_id_currency_pk" PRIMARY KEY("customer_id","currency")
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"key" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"firm_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"day" text NOT NULL,
	"method" text NOT NULL,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	"reference" text,
	"note" text,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"voided_at" bigint,
	"voided_by" text,
	"void_reason" text
);
--> statement-breakpoint
CREATE TABLE "products" (
	"key" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"firm_id" text NOT NULL,
	"kind" text NOT NULL,
	"code" text,
	"code_key" text,
	"name_ar" text,
	"name_en" text,
	"description_ar" text,
	"description_en" text,
	"unit" text NOT NULL,
	"price" bigint,
	"currency" text NOT NULL,
	"price_includes_tax" boolean NOT NULL,
	"tax_rate_id" text,
	"sort_name" text NOT NULL,
	"search_text" text NOT NULL,
	"version" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" bigint NOT NULL,
	"updated_by" text NOT NULL,
	"archived_at" bigint
);
--> statement-breakpoint
CREATE TABLE "tax_rates" (
	"id" text PRIMARY KEY NOT NULL,
	"firm_id" text NOT NULL,
	"name_ar" text NOT NULL,
	"name_en" text NOT NULL,
	"category" text NOT NULL,
	"basis_points" bigint NOT NULL,
	"reason" text,
	"valid_from" text,
	"valid_until" text,
	"created_at" bigint NOT NULL,
	"archived_at" bigint
);
--> statement-breakpoint
CREATE UNIQUE INDEX "products_id" ON "products" USING btree ("id");--> statement-breakpoint
ALTER TABLE "brands" ADD CONSTRAINT "brands_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brands" ADD CONSTRAINT "brands_logo_file_id_files_id_fk" FOREIGN KEY ("logo_file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "brands" ADD CONSTRAINT "brands_tax_rate_id_tax_rates_id_fk" FOREIGN KEY ("tax_rate_id") REFERENCES "public"."tax_rates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_tax_rate_id_tax_rates_id_fk" FOREIGN KEY ("tax_rate_id") REFERENCES "public"."tax_rates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_links" ADD CONSTRAINT "invoice_links_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_links" ADD CONSTRAINT "invoice_links_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_taxes" ADD CONSTRAINT "invoice_taxes_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_series_id_number_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."number_series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_issued_by_users_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_voided_by_users_id_fk" FOREIGN KEY ("voided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_invoices" ADD CONSTRAINT "recurring_invoices_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_invoices" ADD CONSTRAINT "recurring_invoices_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_invoices" ADD CONSTRAINT "recurring_invoices_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_ledger" ADD CONSTRAINT "number_ledger_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_ledger" ADD CONSTRAINT "number_ledger_series_id_number_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."number_series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_ledger" ADD CONSTRAINT "number_ledger_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_series" ADD CONSTRAINT "number_series_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocations" ADD CONSTRAINT "allocations_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocations" ADD CONSTRAINT "allocations_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_balances" ADD CONSTRAINT "customer_balances_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_balances" ADD CONSTRAINT "customer_balances_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_voided_by_users_id_fk" FOREIGN KEY ("voided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_tax_rate_id_tax_rates_id_fk" FOREIGN KEY ("tax_rate_id") REFERENCES "public"."tax_rates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_rates" ADD CONSTRAINT "tax_rates_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invoice_lines_product" ON "invoice_lines" USING btree ("firm_id","product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invoice_links_token" ON "invoice_links" USING btree ("token");--> statement-breakpoint
CREATE INDEX "invoice_links_invoice" ON "invoice_links" USING btree ("invoice_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_id" ON "invoices" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_number" ON "invoices" USING btree ("firm_id","type","number");--> statement-breakpoint
CREATE INDEX "invoices_list" ON "invoices" USING btree ("firm_id","type","status","issue_day","key");--> statement-breakpoint
CREATE INDEX "invoices_customer" ON "invoices" USING btree ("firm_id","customer_id","issue_day");--> statement-breakpoint
CREATE INDEX "invoices_open" ON "invoices" USING btree ("firm_id","open","due_day");--> statement-breakpoint
CREATE INDEX "invoices_credits" ON "invoices" USING btree ("credits_id");--> statement-breakpoint
CREATE INDEX "recurring_invoices_next" ON "recurring_invoices" USING btree ("next_day");--> statement-breakpoint
CREATE INDEX "recurring_invoices_customer" ON "recurring_invoices" USING btree ("firm_id","customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "number_ledger_sequence" ON "number_ledger" USING btree ("series_id","period","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "number_ledger_number" ON "number_ledger" USING btree ("firm_id","type","number");--> statement-breakpoint
CREATE UNIQUE INDEX "number_ledger_document" ON "number_ledger" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "number_series_firm" ON "number_series" USING btree ("firm_id","type");--> statement-breakpoint
CREATE INDEX "allocations_payment" ON "allocations" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "allocations_credit_note" ON "allocations" USING btree ("credit_note_id");--> statement-breakpoint
CREATE INDEX "allocations_invoice" ON "allocations" USING btree ("invoice_id");--> statement-breakpoint
CREATE INDEX "customer_balances_balance" ON "customer_balances" USING btree ("firm_id","balance");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_id" ON "payments" USING btree ("id");--> statement-breakpoint
CREATE INDEX "payments_customer" ON "payments" USING btree ("firm_id","customer_id","day");--> statement-breakpoint
CREATE INDEX "payments_day" ON "payments" USING btree ("firm_id","day","key");--> statement-breakpoint
CREATE UNIQUE INDEX "products_code" ON "products" USING btree ("firm_id","code_key");--> statement-breakpoint
CREATE INDEX "products_name" ON "products" USING btree ("firm_id","archived_at","sort_name","key");--> statement-breakpoint
CREATE INDEX "tax_rates_firm" ON "tax_rates" USING btree ("firm_id","id");