DROP INDEX "recurring_invoices_template";--> statement-breakpoint
ALTER TABLE "recurring_invoices" ADD COLUMN "times" bigint;--> statement-breakpoint
ALTER TABLE "recurring_invoices" ADD COLUMN "version" bigint DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX "invoices_quote" ON "invoices" USING btree ("quote_id");--> statement-breakpoint
CREATE INDEX "invoices_recurring" ON "invoices" USING btree ("recurring_id","issue_day");--> statement-breakpoint
CREATE INDEX "number_ledger_latest" ON "number_ledger" USING btree ("firm_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "recurring_invoices_template" ON "recurring_invoices" USING btree ("template_id");