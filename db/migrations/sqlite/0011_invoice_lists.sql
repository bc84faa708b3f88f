DROP INDEX `invoices_list`;--> statement-breakpoint
DROP INDEX `invoices_customer`;--> statement-breakpoint
DROP INDEX `invoices_open`;--> statement-breakpoint
ALTER TABLE `invoices` ADD `list_day` text DEFAULT '9999-12-31' NOT NULL;--> statement-breakpoint
CREATE INDEX `invoices_status` ON `invoices` (`firm_id`,`type`,`status`,`list_day`,`key`);--> statement-breakpoint
CREATE INDEX `invoices_due` ON `invoices` (`firm_id`,`type`,`due_day`,`key`);--> statement-breakpoint
CREATE INDEX `invoices_due_open` ON `invoices` (`firm_id`,`type`,`due_day`,`key`) WHERE open > 0;--> statement-breakpoint
CREATE INDEX `invoices_total` ON `invoices` (`firm_id`,`type`,`total`,`key`);--> statement-breakpoint
CREATE INDEX `invoices_list` ON `invoices` (`firm_id`,`type`,`list_day`,`key`);--> statement-breakpoint
CREATE INDEX `invoices_customer` ON `invoices` (`firm_id`,`customer_id`,`list_day`,`key`);--> statement-breakpoint
CREATE INDEX `invoices_open` ON `invoices` (`firm_id`,`type`,`open`,`key`);--> statement-breakpoint
CREATE INDEX `recurring_invoices_template` ON `recurring_invoices` (`template_id`);--> statement-breakpoint
UPDATE `invoices` SET `list_day` = `issue_day` WHERE `issue_day` IS NOT NULL;
--> statement-breakpoint
-- Full-text index over invoices.search_text, as over that of customers.
CREATE VIRTUAL TABLE `invoice_search` USING fts5(`search_text`, content='invoices', content_rowid='key', tokenize='trigram case_sensitive 1');
--> statement-breakpoint
CREATE TRIGGER `invoice_search_insert` AFTER INSERT ON `invoices` BEGIN
	INSERT INTO `invoice_search`(`rowid`, `search_text`) VALUES (new.`key`, new.`search_text`);
END;
--> statement-breakpoint
CREATE TRIGGER `invoice_search_update` AFTER UPDATE OF `search_text` ON `invoices` WHEN old.`search_text` <> new.`search_text` BEGIN
	INSERT INTO `invoice_search`(`invoice_search`, `rowid`, `search_text`) VALUES ('delete', old.`key`, old.`search_text`);
	INSERT INTO `invoice_search`(`rowid`, `search_text`) VALUES (new.`key`, new.`search_text`);
END;
--> statement-breakpoint
CREATE TRIGGER `invoice_search_delete` AFTER DELETE ON `invoices` BEGIN
	INSERT INTO `invoice_search`(`invoice_search`, `rowid`, `search_text`) VALUES ('delete', old.`key`, old.`search_text`);
END;
--> statement-breakpoint
INSERT INTO `invoice_search`(`invoice_search`) VALUES ('rebuild');
