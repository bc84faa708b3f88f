DROP INDEX "outbox_messages_due";--> statement-breakpoint
ALTER TABLE "mail_settings" ALTER COLUMN "host" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_settings" ALTER COLUMN "port" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_settings" ALTER COLUMN "security" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_settings" ALTER COLUMN "from_address" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD COLUMN "trying_since" bigint;--> statement-breakpoint
ALTER TABLE "outbox_messages" ADD COLUMN "repeats" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "outbox_messages_all" ON "outbox_messages" USING btree ("firm_id","key");--> statement-breakpoint
CREATE INDEX "outbox_messages_payment" ON "outbox_messages" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "outbox_messages_due" ON "outbox_messages" USING btree ("firm_id","state","due_at");