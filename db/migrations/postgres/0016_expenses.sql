CREATE TABLE "recurring_expenses" (
	"id" text PRIMARY KEY NOT NULL,
	"firm_id" text NOT NULL,
	"supplier" text NOT NULL,
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
	"tax_basis_points" bigint NOT NULL,
	"pays_itself" boolean NOT NULL,
	"every" bigint NOT NULL,
	"unit" text NOT NULL,
	"start_day" text NOT NULL,
	"next_day" text,
	"end_day" text,
	"made" bigint NOT NULL,
	"paused_at" bigint,
	"ended_at" bigint,
	"version" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by" text NOT NULL
);
--> statement-breakpoint
DROP INDEX "expenses_paid_day";--> statement-breakpoint
DROP INDEX "expenses_customer";--> statement-breakpoint
ALTER TABLE "expenses" ADD COLUMN "supplier_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "recurring_expenses" ADD CONSTRAINT "recurring_expenses_firm_id_firms_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."firms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_expenses" ADD CONSTRAINT "recurring_expenses_category_id_expense_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."expense_categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_expenses" ADD CONSTRAINT "recurring_expenses_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_expenses" ADD CONSTRAINT "recurring_expenses_tax_rate_id_tax_rates_id_fk" FOREIGN KEY ("tax_rate_id") REFERENCES "public"."tax_rates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recurring_expenses" ADD CONSTRAINT "recurring_expenses_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recurring_expenses_next" ON "recurring_expenses" USING btree ("next_day");--> statement-breakpoint
CREATE INDEX "recurring_expenses_customer" ON "recurring_expenses" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "expenses_supplier" ON "expenses" USING btree ("firm_id","supplier_key","day");--> statement-breakpoint
CREATE INDEX "expenses_recurring" ON "expenses" USING btree ("recurring_id");--> statement-breakpoint
CREATE INDEX "expenses_paid_day" ON "expenses" USING btree ("firm_id","archived_at","paid_day","day","key");--> statement-breakpoint
CREATE INDEX "expenses_customer" ON "expenses" USING btree ("firm_id","customer_id","day","key");--> statement-breakpoint
CREATE INDEX "expense_search" ON "expenses" USING gin ("search_text" gin_trgm_ops);
