CREATE TABLE `dismissed_findings` (
	`firm_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`field` text NOT NULL,
	`finding` text NOT NULL,
	`value` text NOT NULL,
	`dismissed_at` integer NOT NULL,
	`dismissed_by` text NOT NULL,
	PRIMARY KEY(`customer_id`, `field`, `finding`),
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dismissed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `distinct_customers` (
	`firm_id` text NOT NULL,
	`one_id` text NOT NULL,
	`other_id` text NOT NULL,
	`reason` text,
	`decided_at` integer NOT NULL,
	`decided_by` text NOT NULL,
	PRIMARY KEY(`one_id`, `other_id`),
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`one_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `distinct_customers_other` ON `distinct_customers` (`other_id`);--> statement-breakpoint
CREATE TABLE `import_mappings` (
	`firm_id` text NOT NULL,
	`headings_key` text NOT NULL,
	`mapping` text NOT NULL,
	`options` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`firm_id`, `headings_key`),
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `import_rows` (
	`firm_id` text NOT NULL,
	`import_id` text NOT NULL,
	`position` integer NOT NULL,
	`cells` text NOT NULL,
	`outcome` text,
	`problems` text NOT NULL,
	`customer_id` text,
	`before` text,
	`saved_version` integer,
	PRIMARY KEY(`import_id`, `position`),
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `import_rows_outcome` ON `import_rows` (`import_id`,`outcome`,`position`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`user_id` text NOT NULL,
	`file_name` text NOT NULL,
	`format` text NOT NULL,
	`state` text NOT NULL,
	`headings` text NOT NULL,
	`mapping` text NOT NULL,
	`options` text NOT NULL,
	`row_count` integer NOT NULL,
	`done_count` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `imports_firm` ON `imports` (`firm_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `customer_merges` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`kept_id` text NOT NULL,
	`merged_ids` text NOT NULL,
	`before` text NOT NULL,
	`merged_at` integer NOT NULL,
	`merged_by` text NOT NULL,
	`undone_at` integer,
	`undone_by` text,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`kept_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`undone_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `customer_merges_kept` ON `customer_merges` (`kept_id`);--> statement-breakpoint
CREATE INDEX `customer_merges_firm` ON `customer_merges` (`firm_id`,`merged_at`);--> statement-breakpoint
ALTER TABLE `customers` ADD `sounds` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `customers` ADD `email_key` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `tax_id_key` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `place_key` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `merged_into_id` text;--> statement-breakpoint
CREATE INDEX `customers_email` ON `customers` (`firm_id`,`email_key`);--> statement-breakpoint
CREATE INDEX `customers_phone` ON `customers` (`firm_id`,`phone_international`);--> statement-breakpoint
CREATE INDEX `customers_tax_id` ON `customers` (`firm_id`,`tax_id_key`);--> statement-breakpoint
CREATE INDEX `customers_place` ON `customers` (`firm_id`,`place_key`);--> statement-breakpoint
ALTER TABLE `customer_drafts` ADD `dismissed` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `firms` ADD `derivation` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Index of words over customers.sounds, without positions: which customers bear a name that sounds so. Kept in step by triggers.
CREATE VIRTUAL TABLE `customer_sounds` USING fts5(`sounds`, content='customers', content_rowid='key', tokenize='ascii', detail='none', columnsize=0);
--> statement-breakpoint
CREATE TRIGGER `customer_sounds_insert` AFTER INSERT ON `customers` BEGIN
	INSERT INTO `customer_sounds`(`rowid`, `sounds`) VALUES (new.`key`, new.`sounds`);
END;
--> statement-breakpoint
CREATE TRIGGER `customer_sounds_update` AFTER UPDATE OF `sounds` ON `customers` WHEN old.`sounds` <> new.`sounds` BEGIN
	INSERT INTO `customer_sounds`(`customer_sounds`, `rowid`, `sounds`) VALUES ('delete', old.`key`, old.`sounds`);
	INSERT INTO `customer_sounds`(`rowid`, `sounds`) VALUES (new.`key`, new.`sounds`);
END;
--> statement-breakpoint
CREATE TRIGGER `customer_sounds_delete` AFTER DELETE ON `customers` BEGIN
	INSERT INTO `customer_sounds`(`customer_sounds`, `rowid`, `sounds`) VALUES ('delete', old.`key`, old.`sounds`);
END;
--> statement-breakpoint
INSERT INTO `customer_sounds`(`customer_sounds`) VALUES ('rebuild');
