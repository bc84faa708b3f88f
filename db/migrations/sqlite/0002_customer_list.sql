CREATE TABLE `customer_counts` (
	`firm_id` text PRIMARY KEY NOT NULL,
	`active` integer NOT NULL,
	`archived` integer NOT NULL,
	FOREIGN KEY (`firm_id`) REFERENCES `firms`(`id`) ON UPDATE no action ON DELETE no action
);

--> statement-breakpoint
INSERT INTO `customer_counts` (`firm_id`, `active`, `archived`)
	SELECT `firm_id`, sum(`archived_at` IS NULL), sum(`archived_at` IS NOT NULL) FROM `customers` GROUP BY `firm_id`;
--> statement-breakpoint
-- Kept by triggers, so that whatever writes a customer, the counts are exact.
CREATE TRIGGER `customer_counts_insert` AFTER INSERT ON `customers` BEGIN
	INSERT INTO `customer_counts` (`firm_id`, `active`, `archived`) VALUES (new.`firm_id`, new.`archived_at` IS NULL, new.`archived_at` IS NOT NULL)
		ON CONFLICT (`firm_id`) DO UPDATE SET `active` = `active` + excluded.`active`, `archived` = `archived` + excluded.`archived`;
END;
--> statement-breakpoint
CREATE TRIGGER `customer_counts_update` AFTER UPDATE OF `firm_id`, `archived_at` ON `customers` BEGIN
	UPDATE `customer_counts` SET `active` = `active` - (old.`archived_at` IS NULL), `archived` = `archived` - (old.`archived_at` IS NOT NULL)
		WHERE `firm_id` = old.`firm_id`;
	INSERT INTO `customer_counts` (`firm_id`, `active`, `archived`) VALUES (new.`firm_id`, new.`archived_at` IS NULL, new.`archived_at` IS NOT NULL)
		ON CONFLICT (`firm_id`) DO UPDATE SET `active` = `active` + excluded.`active`, `archived` = `archived` + excluded.`archived`;
END;
--> statement-breakpoint
CREATE TRIGGER `customer_counts_delete` AFTER DELETE ON `customers` BEGIN
	UPDATE `customer_counts` SET `active` = `active` - (old.`archived_at` IS NULL), `archived` = `archived` - (old.`archived_at` IS NOT NULL)
		WHERE `firm_id` = old.`firm_id`;
END;
--> statement-breakpoint
-- For words too short for the trigrams, and for those that very many bear: the searched text in the order of the list, so that
-- reading it through touches no row of the table. PostgreSQL has none: its indexes hold no text of more than 2,704 bytes.
CREATE INDEX `customers_search_text` ON `customers` (`firm_id`, `archived_at`, `sort_name`, `number`, `search_text`);
