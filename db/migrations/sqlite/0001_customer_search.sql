-- Full-text index over customers.search_text, by trigrams: any part of a word is found. The text is folded by the program,
-- so the tokenizer takes it as it is. Kept in step by triggers, in the same transaction as the row.
CREATE VIRTUAL TABLE `customer_search` USING fts5(`search_text`, content='customers', content_rowid='key', tokenize='trigram case_sensitive 1');
--> statement-breakpoint
CREATE TRIGGER `customer_search_insert` AFTER INSERT ON `customers` BEGIN
	INSERT INTO `customer_search`(`rowid`, `search_text`) VALUES (new.`key`, new.`search_text`);
END;
--> statement-breakpoint
CREATE TRIGGER `customer_search_update` AFTER UPDATE OF `search_text` ON `customers` WHEN old.`search_text` <> new.`search_text` BEGIN
	INSERT INTO `customer_search`(`customer_search`, `rowid`, `search_text`) VALUES ('delete', old.`key`, old.`search_text`);
	INSERT INTO `customer_search`(`rowid`, `search_text`) VALUES (new.`key`, new.`search_text`);
END;
--> statement-breakpoint
CREATE TRIGGER `customer_search_delete` AFTER DELETE ON `customers` BEGIN
	INSERT INTO `customer_search`(`customer_search`, `rowid`, `search_text`) VALUES ('delete', old.`key`, old.`search_text`);
END;

--> statement-breakpoint
INSERT INTO `customer_search`(`customer_search`) VALUES ('rebuild');
