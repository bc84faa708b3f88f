CREATE TABLE `recurring_expenses` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`supplier` text NOT NULL,
	`description` text,
	`category_id` text,
	`customer_id` text,
	`method` text,
	`currency` text NOT NULL,
	`net` integer NOT NULL,
	`tax` integer NOT NULL,
	`total` integer NOT NULL,
	`tax_rate_id` text,
	`tax_category` text,
	`tax_basis_points` integer NOT NULL,
	`pays_itself` integer NOT NULL,
	`every` integer NOT NULL,
	`unit` text NOT NULL,
	`start_day` text NOT NULL,
	`next_day` text,
	`end_day` text,
	`made` integer NOT NULL,
	`paused_at` integer,
	`ended_at` integer,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`category_id`) REFERENCES `expense_categories`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tax_rate_id`) REFERENCES `tax_rates`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recurring_expenses_next` ON `recurring_expenses` (`next_day`);--> statement-breakpoint
CREATE INDEX `recurring_expenses_customer` ON `recurring_expenses` (`customer_id`);--> statement-breakpoint
DROP INDEX `expenses_paid_day`;--> statement-breakpoint
DROP INDEX `expenses_customer`;--> statement-breakpoint
ALTER TABLE `expenses` ADD `supplier_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `expenses_supplier` ON `expenses` (`firm_id`,`supplier_key`,`day`);--> statement-breakpoint
CREATE INDEX `expenses_recurring` ON `expenses` (`recurring_id`);--> statement-breakpoint
CREATE INDEX `expenses_paid_day` ON `expenses` (`firm_id`,`archived_at`,`paid_day`,`day`,`key`);--> statement-breakpoint
CREATE INDEX `expenses_customer` ON `expenses` (`firm_id`,`customer_id`,`day`,`key`);
--> statement-breakpoint
-- Full-text index over expenses.search_text, as over that of invoices.
CREATE VIRTUAL TABLE `expense_search` USING fts5(`search_text`, content='expenses', content_rowid='key', tokenize='trigram case_sensitive 1');
--> statement-breakpoint
CREATE TRIGGER `expense_search_insert` AFTER INSERT ON `expenses` BEGIN
	INSERT INTO `expense_search`(`rowid`, `search_text`) VALUES (new.`key`, new.`search_text`);
END;
--> statement-breakpoint
CREATE TRIGGER `expense_search_update` AFTER UPDATE OF `search_text` ON `expenses` WHEN old.`search_text` <> new.`search_text` BEGIN
	INSERT INTO `expense_search`(`expense_search`, `rowid`, `search_text`) VALUES ('delete', old.`key`, old.`search_text`);
	INSERT INTO `expense_search`(`rowid`, `search_text`) VALUES (new.`key`, new.`search_text`);
END;
--> statement-breakpoint
CREATE TRIGGER `expense_search_delete` AFTER DELETE ON `expenses` BEGIN
	INSERT INTO `expense_search`(`expense_search`, `rowid`, `search_text`) VALUES ('delete', old.`key`, old.`search_text`);
END;
--> statement-breakpoint
INSERT INTO `expense_search`(`expense_search`) VALUES ('rebuild');
