DROP INDEX `outbox_messages_due`;--> statement-breakpoint
ALTER TABLE `outbox_messages` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `outbox_messages` ADD `trying_since` integer;--> statement-breakpoint
ALTER TABLE `outbox_messages` ADD `repeats` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `outbox_messages_all` ON `outbox_messages` (`firm_id`,`key`);--> statement-breakpoint
CREATE INDEX `outbox_messages_payment` ON `outbox_messages` (`payment_id`);--> statement-breakpoint
CREATE INDEX `outbox_messages_due` ON `outbox_messages` (`firm_id`,`state`,`due_at`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_mail_settings` (
	`firm_id` text PRIMARY KEY NOT NULL,
	`host` text,
	`port` integer,
	`security` text,
	`user_name` text,
	`password` text,
	`from_address` text,
	`from_name` text,
	`reply_to` text,
	`delay` integer DEFAULT 60 NOT NULL,
	`sends_receipts` integer DEFAULT false NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_mail_settings`("firm_id", "host", "port", "security", "user_name", "password", "from_address", "from_name", "reply_to", "delay", "sends_receipts", "version", "updated_at", "updated_by") SELECT "firm_id", "host", "port", "security", "user_name", "password", "from_address", "from_name", "reply_to", "delay", "sends_receipts", "version", "updated_at", "updated_by" FROM `mail_settings`;--> statement-breakpoint
DROP TABLE `mail_settings`;--> statement-breakpoint
ALTER TABLE `__new_mail_settings` RENAME TO `mail_settings`;--> statement-breakpoint
PRAGMA foreign_keys=ON;