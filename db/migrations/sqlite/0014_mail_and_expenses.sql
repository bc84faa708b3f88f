CREATE TABLE `expense_categories` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `expense_categories_name` ON `expense_categories` (`firm_id`,`name_key`);--> statement-breakpoint
CREATE TABLE `expense_files` (
	`firm_id` text NOT NULL,
	`expense_id` text NOT NULL,
	`file_id` text NOT NULL,
	PRIMARY KEY(`expense_id`, `file_id`),
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `expense_files_file` ON `expense_files` (`file_id`);--> statement-breakpoint
CREATE TABLE `expenses` (
	`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`firm_id` text NOT NULL,
	`day` text NOT NULL,
	`paid_day` text,
	`supplier` text NOT NULL,
	`reference` text,
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
	`tax_basis_points` integer DEFAULT 0 NOT NULL,
	`recurring_id` text,
	`search_text` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`category_id`) REFERENCES `expense_categories`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tax_rate_id`) REFERENCES `tax_rates`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `expenses_id` ON `expenses` (`id`);--> statement-breakpoint
CREATE INDEX `expenses_day` ON `expenses` (`firm_id`,`archived_at`,`day`,`key`);--> statement-breakpoint
CREATE INDEX `expenses_paid_day` ON `expenses` (`firm_id`,`archived_at`,`paid_day`);--> statement-breakpoint
CREATE INDEX `expenses_category` ON `expenses` (`firm_id`,`category_id`,`day`,`key`);--> statement-breakpoint
CREATE INDEX `expenses_customer` ON `expenses` (`customer_id`);--> statement-breakpoint
CREATE TABLE `mail_settings` (
	`firm_id` text PRIMARY KEY NOT NULL,
	`host` text NOT NULL,
	`port` integer NOT NULL,
	`security` text NOT NULL,
	`user_name` text,
	`password` text,
	`from_address` text NOT NULL,
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
CREATE TABLE `outbox_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`message_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`outcome` text,
	`answer` text,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outbox_attempts_message` ON `outbox_attempts` (`message_id`);--> statement-breakpoint
CREATE TABLE `outbox_files` (
	`firm_id` text NOT NULL,
	`message_id` text NOT NULL,
	`file_id` text NOT NULL,
	PRIMARY KEY(`message_id`, `file_id`),
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outbox_files_file` ON `outbox_files` (`file_id`);--> statement-breakpoint
CREATE TABLE `outbox_messages` (
	`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`firm_id` text NOT NULL,
	`kind` text NOT NULL,
	`unique_key` text NOT NULL,
	`customer_id` text,
	`invoice_id` text,
	`payment_id` text,
	`purpose` text,
	`to_address` text NOT NULL,
	`to_name` text,
	`language` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`due_at` integer NOT NULL,
	`lease_until` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`sent_at` integer,
	`created_at` integer NOT NULL,
	`created_by` text,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_messages_id` ON `outbox_messages` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_messages_unique` ON `outbox_messages` (`firm_id`,`unique_key`);--> statement-breakpoint
CREATE INDEX `outbox_messages_due` ON `outbox_messages` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `outbox_messages_list` ON `outbox_messages` (`firm_id`,`state`,`key`);--> statement-breakpoint
CREATE INDEX `outbox_messages_invoice` ON `outbox_messages` (`invoice_id`);--> statement-breakpoint
CREATE INDEX `outbox_messages_customer` ON `outbox_messages` (`customer_id`);