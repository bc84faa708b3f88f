import { choice, id, index, instant, table, text } from '#db/kit';
import { firms } from '#db/schema/firms';
import { roles, users } from '#db/schema/users';

/** A link by which somebody makes an account in a firm. It works once. */
export const invitations = table(
  'invitations',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    /** Hash of the token in the link. */
    tokenHash: text().notNull(),
    role: choice(roles).notNull(),
    /** For whom it is, in the owner's words. */
    name: text().notNull(),
    createdBy: id().notNull().references(() => users.id),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    /** The account that came of it. */
    userId: id().references(() => users.id),
  },
  (invitations) => [index('invitations_firm').on(invitations.firmId), index('invitations_token').on(invitations.tokenHash)],
);
