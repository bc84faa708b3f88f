CREATE TABLE `possible_duplicates` (
	`firm_id` text NOT NULL,
	`one_id` text NOT NULL,
	`other_id` text NOT NULL,
	`score` integer NOT NULL,
	`found_at` integer NOT NULL,
	PRIMARY KEY(`one_id`, `other_id`),
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`one_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `possible_duplicates_other` ON `possible_duplicates` (`other_id`);--> statement-breakpoint
CREATE INDEX `possible_duplicates_score` ON `possible_duplicates` (`firm_id`,`score`);