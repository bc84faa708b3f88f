ALTER TABLE "customers" ADD COLUMN "standing" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "credit" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "last_day" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "customers_standing" ON "customers" USING btree ("firm_id","archived_at","standing","sort_name","number","credit");--> statement-breakpoint
CREATE INDEX "customers_credit" ON "customers" USING btree ("firm_id","archived_at","credit");--> statement-breakpoint
CREATE INDEX "customers_last_day" ON "customers" USING btree ("firm_id","archived_at","last_day","sort_name","number");