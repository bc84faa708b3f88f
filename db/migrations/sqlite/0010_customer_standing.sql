ALTER TABLE `customers` ADD `standing` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `customers` ADD `credit` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `customers` ADD `last_day` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `customers_standing` ON `customers` (`firm_id`,`archived_at`,`standing`,`sort_name`,`number`,`credit`);--> statement-breakpoint
CREATE INDEX `customers_credit` ON `customers` (`firm_id`,`archived_at`,`credit`);--> statement-breakpoint
CREATE INDEX `customers_last_day` ON `customers` (`firm_id`,`archived_at`,`last_day`,`sort_name`,`number`);