-- Trigram index over customers.search_text: any part of a word is found.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE INDEX "customer_search" ON "customers" USING gin ("search_text" gin_trgm_ops);
