DROP INDEX `recurring_invoices_template`;--> statement-breakpoint
ALTER TABLE `recurring_invoices` ADD `times` integer;--> statement-breakpoint
ALTER TABLE `recurring_invoices` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `recurring_invoices_template` ON `recurring_invoices` (`template_id`);--> statement-breakpoint
CREATE INDEX `invoices_quote` ON `invoices` (`quote_id`);--> statement-breakpoint
CREATE INDEX `invoices_recurring` ON `invoices` (`recurring_id`,`issue_day`);--> statement-breakpoint
CREATE INDEX `number_ledger_latest` ON `number_ledger` (`firm_id`,`id`);