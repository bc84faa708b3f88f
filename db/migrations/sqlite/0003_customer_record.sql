CREATE TABLE `categories` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`color` text NOT NULL,
	`description` text,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `categories_name` ON `categories` (`firm_id`,`name_key`);--> statement-breakpoint
CREATE TABLE `customer_categories` (
	`firm_id` text NOT NULL,
	`category_id` text NOT NULL,
	`customer_key` integer NOT NULL,
	PRIMARY KEY(`category_id`, `customer_key`),
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_key`) REFERENCES `customers`(`key`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `customer_categories_customer` ON `customer_categories` (`customer_key`);--> statement-breakpoint
CREATE TABLE `consent_events` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`channel` text NOT NULL,
	`purpose` text NOT NULL,
	`is_given` integer NOT NULL,
	`at` integer NOT NULL,
	`method` text NOT NULL,
	`wording` integer NOT NULL,
	`recorded_by` text,
	`remark` text,
	`evidence_file_id` text,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consent_events_customer` ON `consent_events` (`customer_id`,`id`);--> statement-breakpoint
CREATE TABLE `consent_links` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`name` text NOT NULL,
	`position` text,
	`emails` text NOT NULL,
	`phones` text NOT NULL,
	`is_main` integer NOT NULL,
	`is_for_invoices` integer NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `contacts_customer` ON `contacts` (`customer_id`);--> statement-breakpoint
CREATE TABLE `delivery_addresses` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`label` text NOT NULL,
	`country` text,
	`street` text,
	`building_number` text,
	`additional_number` text,
	`district` text,
	`city` text,
	`postal_code` text,
	`region` text,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `delivery_addresses_customer` ON `delivery_addresses` (`customer_id`);--> statement-breakpoint
CREATE TABLE `custom_fields` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`key` text NOT NULL,
	`label` text NOT NULL,
	`help` text NOT NULL,
	`type` text NOT NULL,
	`options` text NOT NULL,
	`group` text NOT NULL,
	`position` integer NOT NULL,
	`is_unique` integer NOT NULL,
	`initial` text NOT NULL,
	`is_in_list` integer NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `custom_fields_key` ON `custom_fields` (`firm_id`,`key`);--> statement-breakpoint
CREATE TABLE `custom_values` (
	`firm_id` text NOT NULL,
	`field_id` text NOT NULL,
	`customer_key` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`value` text NOT NULL,
	`sort_text` text NOT NULL,
	`sort_number` integer,
	PRIMARY KEY(`customer_key`, `field_id`, `ordinal`),
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`field_id`) REFERENCES `custom_fields`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_key`) REFERENCES `customers`(`key`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `custom_values_text` ON `custom_values` (`field_id`,`sort_text`,`customer_key`);--> statement-breakpoint
CREATE INDEX `custom_values_number` ON `custom_values` (`field_id`,`sort_number`,`customer_key`);--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`sha256` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `files_content` ON `files` (`sha256`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`role` text NOT NULL,
	`name` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`user_id` text,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `invitations_firm` ON `invitations` (`firm_id`);--> statement-breakpoint
CREATE INDEX `invitations_token` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE TABLE `note_files` (
	`firm_id` text NOT NULL,
	`note_id` text NOT NULL,
	`file_id` text NOT NULL,
	PRIMARY KEY(`note_id`, `file_id`),
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`note_id`) REFERENCES `notes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `note_files_file` ON `note_files` (`file_id`);--> statement-breakpoint
CREATE TABLE `note_readers` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`note_id` text NOT NULL,
	`user_id` text,
	`role` text,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`note_id`) REFERENCES `notes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `note_readers_note` ON `note_readers` (`note_id`);--> statement-breakpoint
CREATE TABLE `notes` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`author_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`event_day` text,
	`reminder_days` integer,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notes_customer` ON `notes` (`customer_id`,`id`);--> statement-breakpoint
CREATE INDEX `notes_event` ON `notes` (`firm_id`,`event_day`);--> statement-breakpoint
CREATE TABLE `saved_lists` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `saved_lists_user` ON `saved_lists` (`user_id`);--> statement-breakpoint
ALTER TABLE `customers` ADD `additional_number` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `erased_at` integer;--> statement-breakpoint
ALTER TABLE `firms` ADD `largest_file` integer;--> statement-breakpoint
-- A field that was required was so for every kind of customer, and to save.
UPDATE `firms` SET `required_fields` = (SELECT json_group_object(`value`, json('{"person":"save","company":"save"}')) FROM json_each(`required_fields`)) WHERE `required_fields` IS NOT NULL;
