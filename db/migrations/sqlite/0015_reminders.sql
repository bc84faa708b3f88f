CREATE TABLE `reminder_choices` (
	`firm_id` text NOT NULL,
	`level` text NOT NULL,
	`subject_id` text NOT NULL,
	`plan_id` text,
	`since_day` text NOT NULL,
	PRIMARY KEY(`level`, `subject_id`),
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_id`) REFERENCES `reminder_plans`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reminder_choices_plan` ON `reminder_choices` (`plan_id`);--> statement-breakpoint
CREATE TABLE `reminder_plans` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reminder_plans_name` ON `reminder_plans` (`firm_id`,`name_key`);--> statement-breakpoint
CREATE TABLE `reminder_settings` (
	`firm_id` text PRIMARY KEY NOT NULL,
	`time` text NOT NULL,
	`weekend` text NOT NULL,
	`done_day` text,
	`version` integer NOT NULL,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reminder_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`days` integer NOT NULL,
	`tone` text NOT NULL,
	`fee` integer,
	`fee_currency` text,
	`recipient` text NOT NULL,
	`created_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`plan_id`) REFERENCES `reminder_plans`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reminder_steps_plan` ON `reminder_steps` (`plan_id`,`days`);--> statement-breakpoint
CREATE TABLE `reminder_stops` (
	`invoice_id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`by_id` text NOT NULL,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reminder_texts` (
	`firm_id` text NOT NULL,
	`place` text NOT NULL,
	`language` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`firm_id`, `place`, `language`),
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reminders` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`invoice_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`step_id` text NOT NULL,
	`day` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`message_id` text,
	`at` integer NOT NULL,
	`by_id` text,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`step_id`) REFERENCES `reminder_steps`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reminders_step` ON `reminders` (`invoice_id`,`step_id`);--> statement-breakpoint
CREATE INDEX `reminders_message` ON `reminders` (`message_id`);--> statement-breakpoint
CREATE INDEX `reminders_state` ON `reminders` (`firm_id`,`state`,`day`);--> statement-breakpoint
CREATE INDEX `reminders_customer` ON `reminders` (`customer_id`);