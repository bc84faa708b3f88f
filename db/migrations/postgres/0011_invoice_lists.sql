DROP INDEX "invoices_list";--> statement-breakpoint
DROP INDEX "invoices_customer";--> statement-breakpoint
DROP INDEX "invoices_open";--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "list_day" text DEFAULT '9999-12-31' NOT NULL;--> statement-breakpoint
CREATE INDEX "invoices_status" ON "invoices" USING btree ("firm_id","type","status","list_day","key");--> statement-breakpoint
CREATE INDEX "invoices_due" ON "invoices" USING btree ("firm_id","type","due_day","key");--> statement-breakpoint
CREATE INDEX "invoices_due_open" ON "invoices" USING btree ("firm_id","type","due_day","key") WHERE open > 0;--> statement-breakpoint
CREATE INDEX "invoices_total" ON "invoices" USING btree ("firm_id","type","total","key");--> statement-breakpoint
CREATE INDEX "recurring_invoices_template" ON "recurring_invoices" USING btree ("template_id");--> statement-breakpoint
CREATE INDEX "invoices_list" ON "invoices" USING btree ("firm_id","type","list_day","key");--> statement-breakpoint
CREATE INDEX "invoices_customer" ON "invoices" USING btree ("firm_id","customer_id","list_day","key");--> statement-breakpoint
CREATE INDEX "invoices_open" ON "invoices" USING btree ("firm_id","type","open","key");--> statement-breakpoint
UPDATE "invoices" SET "list_day" = "issue_day" WHERE "issue_day" IS NOT NULL;
--> statement-breakpoint
-- Trigram index over invoices.search_text, as over that of customers.
CREATE INDEX "invoice_search" ON "invoices" USING gin ("search_text" gin_trgm_ops);
