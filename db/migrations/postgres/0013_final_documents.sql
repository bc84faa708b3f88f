-- What was issued is final (decision 017): whatever reaches for it, the program or a hand in the database, is refused by the database itself.
-- Of an issued document only these may change: customer_id (a merge and its undoing), what says how things stand (paid, credited, open, paid_at,
-- accepted_at, declined_at), version, updated_at and updated_by, search_text, and once from issued to void, with when, by whom and why.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "invoices_final_update" BEFORE UPDATE OF "key", "id", "firm_id", "type", "number", "series_id", "issue_day", "list_day", "due_day", "supply_day", "currency", "language", "prices_include_tax", "reference", "introduction", "note", "terms", "payment_term_days", "discount_basis_points", "discount_amount", "net", "tax", "total", "seller", "buyer", "credits_id", "credit_reason", "quote_id", "copy_of_id", "recurring_id", "created_at", "created_by", "issued_at", "issued_by" ON "invoices"
	FOR EACH ROW WHEN (OLD."status" <> 'draft') EXECUTE FUNCTION "refuse_change"('an issued document is final');
--> statement-breakpoint
CREATE TRIGGER "invoices_final_status" BEFORE UPDATE OF "status" ON "invoices"
	FOR EACH ROW WHEN (OLD."status" <> 'draft' AND NEW."status" <> OLD."status" AND NOT (OLD."status" = 'issued' AND NEW."status" = 'void')) EXECUTE FUNCTION "refuse_change"('an issued document is final');
--> statement-breakpoint
CREATE TRIGGER "invoices_final_void" BEFORE UPDATE OF "voided_at", "voided_by", "void_reason" ON "invoices"
	FOR EACH ROW WHEN (OLD."status" = 'void' OR (OLD."status" = 'issued' AND NEW."status" <> 'void')) EXECUTE FUNCTION "refuse_change"('an issued document is final');
--> statement-breakpoint
CREATE TRIGGER "invoices_final_delete" BEFORE DELETE ON "invoices"
	FOR EACH ROW WHEN (OLD."status" <> 'draft') EXECUTE FUNCTION "refuse_change"('an issued document is final');
--> statement-breakpoint
-- Lines and taxes are written while their document is a draft, or before it is there at all (an export that is brought back).
CREATE FUNCTION "keep_issued_parts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP <> 'INSERT' AND EXISTS (SELECT 1 FROM "invoices" WHERE "id" = OLD."invoice_id" AND "status" <> 'draft')
		OR TG_OP <> 'DELETE' AND EXISTS (SELECT 1 FROM "invoices" WHERE "id" = NEW."invoice_id" AND "status" <> 'draft') THEN
		RAISE EXCEPTION 'an issued document is final' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF TG_OP = 'DELETE' THEN
		RETURN OLD;
	END IF;
	RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "invoice_lines_final" BEFORE INSERT OR UPDATE OR DELETE ON "invoice_lines"
	FOR EACH ROW EXECUTE FUNCTION "keep_issued_parts"();
--> statement-breakpoint
CREATE TRIGGER "invoice_taxes_final" BEFORE INSERT OR UPDATE OR DELETE ON "invoice_taxes"
	FOR EACH ROW EXECUTE FUNCTION "keep_issued_parts"();
--> statement-breakpoint
CREATE TRIGGER "number_ledger_final" BEFORE UPDATE OR DELETE ON "number_ledger"
	FOR EACH ROW EXECUTE FUNCTION "refuse_change"('a number that was given is final');
--> statement-breakpoint
-- That no two series make the same number is proven of patterns: one that has given numbers keeps its own.
CREATE FUNCTION "keep_used_pattern"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT 1 FROM "number_ledger" WHERE "series_id" = OLD."id") THEN
		RAISE EXCEPTION 'a series that has given numbers keeps its pattern' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "number_series_final" BEFORE UPDATE OF "id", "firm_id", "type", "pattern" ON "number_series"
	FOR EACH ROW EXECUTE FUNCTION "keep_used_pattern"();
