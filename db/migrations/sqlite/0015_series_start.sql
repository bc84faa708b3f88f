ALTER TABLE `number_series` ADD `start_period` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `number_series` ADD `start_after` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
DROP TRIGGER `number_series_final_update`;--> statement-breakpoint
-- That no two series make the same number is proven of patterns, and that none is missing from where one began: it keeps both once it has given numbers.
CREATE TRIGGER `number_series_final_update` BEFORE UPDATE OF `id`, `firm_id`, `type`, `pattern`, `start_period`, `start_after` ON `number_series` WHEN EXISTS (SELECT 1 FROM `number_ledger` WHERE `series_id` = old.`id`) BEGIN
	SELECT RAISE(ABORT, 'a series that has given numbers keeps its pattern');
END;
