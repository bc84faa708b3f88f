import { choice, id, index, instant, table, text, uniqueIndex, whole } from '#db/kit';
import { firms } from '#db/schema/firms';

export const roles = ['owner', 'member', 'viewer'] as const;
export const locales = ['ar', 'en'] as const;
export const digitSystems = ['latn', 'arab'] as const;

export const users = table(
  'users',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    name: text().notNull(),
    /** As typed, for showing; `emailKey` is what identifies. */
    email: text().notNull(),
    emailKey: text().notNull(),
    passwordHash: text().notNull(),
    role: choice(roles).notNull(),
    locale: choice(locales).notNull(),
    digits: choice(digitSystems).notNull(),
    createdAt: instant().notNull(),
    disabledAt: instant(),
  },
  (users) => [uniqueIndex('users_email').on(users.emailKey), index('users_firm').on(users.firmId)],
);

/** A signed-in browser. The cookie names a row by id and proves it by a secret whose hash stands here. */
export const sessions = table(
  'sessions',
  {
    id: id().primaryKey(),
    userId: id().notNull().references(() => users.id),
    secretHash: text().notNull(),
    userAgent: text().notNull(),
    createdAt: instant().notNull(),
    seenAt: instant().notNull(),
    /** Past this the session is over, however busy it was. */
    expiresAt: instant().notNull(),
    endedAt: instant(),
  },
  (sessions) => [index('sessions_user').on(sessions.userId)],
);

/** Failed sign-ins by account and by network address, so that guessing gets slow. The key is a hash: no address is kept. */
export const signInFailures = table('sign_in_failures', {
  key: id().primaryKey(),
  failures: whole().notNull(),
  failedAt: instant().notNull(),
});
