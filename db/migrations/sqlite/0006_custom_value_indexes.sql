DROP INDEX `custom_values_text`;--> statement-breakpoint
DROP INDEX `custom_values_number`;--> statement-breakpoint
CREATE INDEX `custom_values_text` ON `custom_values` (`field_id`,`sort_text`,`customer_key`,`firm_id`);--> statement-breakpoint
CREATE INDEX `custom_values_number` ON `custom_values` (`field_id`,`sort_number`,`customer_key`,`firm_id`);