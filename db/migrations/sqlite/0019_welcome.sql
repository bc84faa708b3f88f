CREATE TABLE `welcome_settings` (
	`firm_id` text PRIMARY KEY NOT NULL,
	`is_ticked` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `welcome_template_categories` (
	`firm_id` text NOT NULL,
	`template_id` text NOT NULL,
	`category_id` text NOT NULL,
	PRIMARY KEY(`template_id`, `category_id`),
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`template_id`) REFERENCES `welcome_templates`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `welcome_template_categories_category` ON `welcome_template_categories` (`category_id`);--> statement-breakpoint
CREATE TABLE `welcome_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`countries` text NOT NULL,
	`currency` text NOT NULL,
	`prices_include_tax` integer NOT NULL,
	`language` text NOT NULL,
	`lines` text NOT NULL,
	`due_in_days` integer,
	`reminders` text NOT NULL,
	`plan_id` text,
	`subject_ar` text,
	`subject_en` text,
	`message_ar` text,
	`message_en` text,
	`introduction_ar` text,
	`introduction_en` text,
	`payment_ar` text,
	`payment_en` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `welcome_templates_firm` ON `welcome_templates` (`firm_id`,`position`);--> statement-breakpoint
ALTER TABLE `import_rows` ADD `is_welcome_due` integer DEFAULT false NOT NULL;