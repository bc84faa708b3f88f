-- What was issued is final (decision 017): whatever reaches for it, the program or a hand in the database, is refused by the database itself.
-- Of an issued document only these may change: customer_id (a merge and its undoing), what says how things stand (paid, credited, open, paid_at,
-- accepted_at, declined_at), version, updated_at and updated_by, search_text, and once from issued to void, with when, by whom and why.
CREATE TRIGGER `invoices_final_update` BEFORE UPDATE OF `key`, `id`, `firm_id`, `type`, `number`, `series_id`, `issue_day`, `list_day`, `due_day`, `supply_day`, `currency`, `language`, `prices_include_tax`, `reference`, `introduction`, `note`, `terms`, `payment_term_days`, `discount_basis_points`, `discount_amount`, `net`, `tax`, `total`, `seller`, `buyer`, `credits_id`, `credit_reason`, `quote_id`, `copy_of_id`, `recurring_id`, `created_at`, `created_by`, `issued_at`, `issued_by` ON `invoices` WHEN old.`status` <> 'draft' BEGIN
	SELECT RAISE(ABORT, 'an issued document is final');
END;
--> statement-breakpoint
CREATE TRIGGER `invoices_final_status` BEFORE UPDATE OF `status` ON `invoices` WHEN old.`status` <> 'draft' AND new.`status` <> old.`status` AND NOT (old.`status` = 'issued' AND new.`status` = 'void') BEGIN
	SELECT RAISE(ABORT, 'an issued document is final');
END;
--> statement-breakpoint
CREATE TRIGGER `invoices_final_void` BEFORE UPDATE OF `voided_at`, `voided_by`, `void_reason` ON `invoices` WHEN old.`status` = 'void' OR (old.`status` = 'issued' AND new.`status` <> 'void') BEGIN
	SELECT RAISE(ABORT, 'an issued document is final');
END;
--> statement-breakpoint
CREATE TRIGGER `invoices_final_delete` BEFORE DELETE ON `invoices` WHEN old.`status` <> 'draft' BEGIN
	SELECT RAISE(ABORT, 'an issued document is final');
END;
--> statement-breakpoint
-- REPLACE would delete what is in its way without a trigger of DELETE.
CREATE TRIGGER `invoices_final_replace` BEFORE INSERT ON `invoices` WHEN EXISTS (SELECT 1 FROM `invoices` WHERE `status` <> 'draft' AND (`id` = new.`id` OR `key` = new.`key` OR (`firm_id` = new.`firm_id` AND `type` = new.`type` AND `number` = new.`number`))) BEGIN
	SELECT RAISE(ABORT, 'an issued document is final');
END;
--> statement-breakpoint
-- Lines and taxes are written while their document is a draft, or before it is there at all (an export that is brought back).
CREATE TRIGGER `invoice_lines_final_insert` BEFORE INSERT ON `invoice_lines` WHEN EXISTS (SELECT 1 FROM `invoices` WHERE `id` = new.`invoice_id` AND `status` <> 'draft') BEGIN
	SELECT RAISE(ABORT, 'an issued document is final');
END;
--> statement-breakpoint
CREATE TRIGGER `invoice_lines_final_update` BEFORE UPDATE ON `invoice_lines` WHEN EXISTS (SELECT 1 FROM `invoices` WHERE `id` = old.`invoice_id` AND `status` <> 'draft') OR EXISTS (SELECT 1 FROM `invoices` WHERE `id` = new.`invoice_id` AND `status` <> 'draft') BEGIN
	SELECT RAISE(ABORT, 'an issued document is final');
END;
--> statement-breakpoint
CREATE TRIGGER `invoice_lines_final_delete` BEFORE DELETE ON `invoice_lines` WHEN EXISTS (SELECT 1 FROM `invoices` WHERE `id` = old.`invoice_id` AND `status` <> 'draft') BEGIN
	SELECT RAISE(ABORT, 'an issued document is final');
END;
--> statement-breakpoint
CREATE TRIGGER `invoice_taxes_final_insert` BEFORE INSERT ON `invoice_taxes` WHEN EXISTS (SELECT 1 FROM `invoices` WHERE `id` = new.`invoice_id` AND `status` <> 'draft') BEGIN
	SELECT RAISE(ABORT, 'an issued document is final');
END;
--> statement-breakpoint
CREATE TRIGGER `invoice_taxes_final_update` BEFORE UPDATE ON `invoice_taxes` WHEN EXISTS (SELECT 1 FROM `invoices` WHERE `id` = old.`invoice_id` AND `status` <> 'draft') OR EXISTS (SELECT 1 FROM `invoices` WHERE `id` = new.`invoice_id` AND `status` <> 'draft') BEGIN
	SELECT RAISE(ABORT, 'an issued document is final');
END;
--> statement-breakpoint
CREATE TRIGGER `invoice_taxes_final_delete` BEFORE DELETE ON `invoice_taxes` WHEN EXISTS (SELECT 1 FROM `invoices` WHERE `id` = old.`invoice_id` AND `status` <> 'draft') BEGIN
	SELECT RAISE(ABORT, 'an issued document is final');
END;
--> statement-breakpoint
CREATE TRIGGER `number_ledger_final_update` BEFORE UPDATE ON `number_ledger` BEGIN
	SELECT RAISE(ABORT, 'a number that was given is final');
END;
--> statement-breakpoint
CREATE TRIGGER `number_ledger_final_delete` BEFORE DELETE ON `number_ledger` BEGIN
	SELECT RAISE(ABORT, 'a number that was given is final');
END;
--> statement-breakpoint
CREATE TRIGGER `number_ledger_final_replace` BEFORE INSERT ON `number_ledger` WHEN EXISTS (SELECT 1 FROM `number_ledger` WHERE `id` = new.`id` OR `document_id` = new.`document_id` OR (`series_id` = new.`series_id` AND `period` = new.`period` AND `sequence` = new.`sequence`) OR (`firm_id` = new.`firm_id` AND `type` = new.`type` AND `number` = new.`number`)) BEGIN
	SELECT RAISE(ABORT, 'a number that was given is final');
END;
--> statement-breakpoint
-- That no two series make the same number is proven of patterns: one that has given numbers keeps its own.
CREATE TRIGGER `number_series_final_update` BEFORE UPDATE OF `id`, `firm_id`, `type`, `pattern` ON `number_series` WHEN EXISTS (SELECT 1 FROM `number_ledger` WHERE `series_id` = old.`id`) BEGIN
	SELECT RAISE(ABORT, 'a series that has given numbers keeps its pattern');
END;
