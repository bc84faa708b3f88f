CREATE TABLE `brands` (
	`firm_id` text PRIMARY KEY NOT NULL,
	`legal_name` text,
	`tax_id` text,
	`registration_number` text,
	`street` text,
	`building_number` text,
	`additional_number` text,
	`district` text,
	`city` text,
	`region` text,
	`postal_code` text,
	`email` text,
	`phone` text,
	`website` text,
	`logo_file_id` text,
	`color` text,
	`footer_ar` text,
	`footer_en` text,
	`payment_text_ar` text,
	`payment_text_en` text,
	`bank_name` text,
	`account_name` text,
	`iban` text,
	`bic` text,
	`currency` text,
	`language` text,
	`prices_include_tax` integer,
	`payment_term_days` integer,
	`tax_rate_id` text,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`logo_file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tax_rate_id`) REFERENCES `tax_rates`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `invoice_lines` (
	`firm_id` text NOT NULL,
	`invoice_id` text NOT NULL,
	`position` integer NOT NULL,
	`product_id` text,
	`code` text,
	`name` text NOT NULL,
	`description` text,
	`unit` text NOT NULL,
	`quantity` integer NOT NULL,
	`unit_price` integer NOT NULL,
	`discount_basis_points` integer NOT NULL,
	`tax_rate_id` text,
	`tax_category` text NOT NULL,
	`tax_basis_points` integer NOT NULL,
	`tax_reason` text,
	`amount` integer NOT NULL,
	`net` integer NOT NULL,
	PRIMARY KEY(`invoice_id`, `position`),
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tax_rate_id`) REFERENCES `tax_rates`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `invoice_lines_product` ON `invoice_lines` (`firm_id`,`product_id`);--> statement-breakpoint
CREATE TABLE `invoice_links` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`invoice_id` text NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`first_opened_at` integer,
	`openings` integer DEFAULT 0 NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_links_token` ON `invoice_links` (`token`);--> statement-breakpoint
CREATE INDEX `invoice_links_invoice` ON `invoice_links` (`invoice_id`);--> statement-breakpoint
CREATE TABLE `invoice_taxes` (
	`firm_id` text NOT NULL,
	`invoice_id` text NOT NULL,
	`position` integer NOT NULL,
	`category` text NOT NULL,
	`basis_points` integer NOT NULL,
	`reason` text,
	`taxable` integer NOT NULL,
	`tax` integer NOT NULL,
	PRIMARY KEY(`invoice_id`, `position`),
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `invoices` (
	`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`firm_id` text NOT NULL,
	`type` text NOT NULL,
	`status` text NOT NULL,
	`customer_id` text NOT NULL,
	`number` text,
	`series_id` text,
	`issue_day` text,
	`due_day` text,
	`supply_day` text,
	`currency` text NOT NULL,
	`language` text NOT NULL,
	`prices_include_tax` integer NOT NULL,
	`reference` text,
	`introduction` text,
	`note` text,
	`terms` text,
	`payment_term_days` integer,
	`discount_basis_points` integer,
	`discount_amount` integer,
	`net` integer NOT NULL,
	`tax` integer NOT NULL,
	`total` integer NOT NULL,
	`paid` integer DEFAULT 0 NOT NULL,
	`credited` integer DEFAULT 0 NOT NULL,
	`open` integer DEFAULT 0 NOT NULL,
	`seller` text,
	`buyer` text,
	`credits_id` text,
	`credit_reason` text,
	`quote_id` text,
	`copy_of_id` text,
	`recurring_id` text,
	`accepted_at` integer,
	`declined_at` integer,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`issued_at` integer,
	`issued_by` text,
	`paid_at` integer,
	`voided_at` integer,
	`voided_by` text,
	`void_reason` text,
	`search_text` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`series_id`) REFERENCES `number_series`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issued_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`voided_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invoices_id` ON `invoices` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `invoices_number` ON `invoices` (`firm_id`,`type`,`number`);--> statement-breakpoint
CREATE INDEX `invoices_list` ON `invoices` (`firm_id`,`type`,`status`,`issue_day`,`key`);--> statement-breakpoint
CREATE INDEX `invoices_customer` ON `invoices` (`firm_id`,`customer_id`,`issue_day`);--> statement-breakpoint
CREATE INDEX `invoices_open` ON `invoices` (`firm_id`,`open`,`due_day`);--> statement-breakpoint
CREATE INDEX `invoices_credits` ON `invoices` (`credits_id`);--> statement-breakpoint
CREATE TABLE `recurring_invoices` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`template_id` text NOT NULL,
	`every` integer NOT NULL,
	`unit` text NOT NULL,
	`start_day` text NOT NULL,
	`next_day` text,
	`end_day` text,
	`made` integer NOT NULL,
	`issues` integer NOT NULL,
	`paused_at` integer,
	`ended_at` integer,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recurring_invoices_next` ON `recurring_invoices` (`next_day`);--> statement-breakpoint
CREATE INDEX `recurring_invoices_customer` ON `recurring_invoices` (`firm_id`,`customer_id`);--> statement-breakpoint
CREATE TABLE `number_ledger` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`series_id` text NOT NULL,
	`period` text NOT NULL,
	`sequence` integer NOT NULL,
	`number` text NOT NULL,
	`type` text NOT NULL,
	`document_id` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`series_id`) REFERENCES `number_series`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `number_ledger_sequence` ON `number_ledger` (`series_id`,`period`,`sequence`);--> statement-breakpoint
CREATE UNIQUE INDEX `number_ledger_number` ON `number_ledger` (`firm_id`,`type`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `number_ledger_document` ON `number_ledger` (`document_id`);--> statement-breakpoint
CREATE TABLE `number_series` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`type` text NOT NULL,
	`pattern` text NOT NULL,
	`is_default` integer NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `number_series_firm` ON `number_series` (`firm_id`,`type`);--> statement-breakpoint
CREATE TABLE `allocations` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`payment_id` text,
	`credit_note_id` text,
	`invoice_id` text NOT NULL,
	`amount` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `allocations_payment` ON `allocations` (`payment_id`);--> statement-breakpoint
CREATE INDEX `allocations_credit_note` ON `allocations` (`credit_note_id`);--> statement-breakpoint
CREATE INDEX `allocations_invoice` ON `allocations` (`invoice_id`);--> statement-breakpoint
CREATE TABLE `customer_balances` (
	`firm_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`currency` text NOT NULL,
	`open` integer NOT NULL,
	`credit` integer NOT NULL,
	`balance` integer NOT NULL,
	`last_day` text,
	PRIMARY KEY(`customer_id`, `currency`),
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `customer_balances_balance` ON `customer_balances` (`firm_id`,`balance`);--> statement-breakpoint
CREATE TABLE `payments` (
	`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`firm_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`kind` text NOT NULL,
	`number` text NOT NULL,
	`day` text NOT NULL,
	`method` text NOT NULL,
	`currency` text NOT NULL,
	`amount` integer NOT NULL,
	`reference` text,
	`note` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`voided_at` integer,
	`voided_by` text,
	`void_reason` text,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`voided_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payments_id` ON `payments` (`id`);--> statement-breakpoint
CREATE INDEX `payments_customer` ON `payments` (`firm_id`,`customer_id`,`day`);--> statement-breakpoint
CREATE INDEX `payments_day` ON `payments` (`firm_id`,`day`,`key`);--> statement-breakpoint
CREATE TABLE `products` (
	`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`firm_id` text NOT NULL,
	`kind` text NOT NULL,
	`code` text,
	`code_key` text,
	`name_ar` text,
	`name_en` text,
	`description_ar` text,
	`description_en` text,
	`unit` text NOT NULL,
	`price` integer,
	`currency` text NOT NULL,
	`price_includes_tax` integer NOT NULL,
	`tax_rate_id` text,
	`sort_name` text NOT NULL,
	`search_text` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tax_rate_id`) REFERENCES `tax_rates`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `products_id` ON `products` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `products_code` ON `products` (`firm_id`,`code_key`);--> statement-breakpoint
CREATE INDEX `products_name` ON `products` (`firm_id`,`archived_at`,`sort_name`,`key`);--> statement-breakpoint
CREATE TABLE `tax_rates` (
	`id` text PRIMARY KEY NOT NULL,
	`firm_id` text NOT NULL,
	`name_ar` text NOT NULL,
	`name_en` text NOT NULL,
	`category` text NOT NULL,
	`basis_points` integer NOT NULL,
	`reason` text,
	`valid_from` text,
	`valid_until` text,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `tax_rates_firm` ON `tax_rates` (`firm_id`,`id`);