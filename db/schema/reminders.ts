import { choice, day, id, index, instant, money, primaryKey, table, text, uniqueIndex, whole } from '#db/kit';
import { customers } from '#db/schema/customers';
import { firms } from '#db/schema/firms';
import { users } from '#db/schema/users';

export const reminderTones = ['friendly', 'firm', 'last'] as const;
export const reminderRecipients = ['customer', 'invoiceContact'] as const;
export const reminderLevels = ['firm', 'category', 'customer', 'invoice'] as const;
export const weekends = ['fridaySaturday', 'saturdaySunday', 'none'] as const;

/** By what steps a firm reminds of an invoice. One that is archived is offered no more; what it set going goes on. */
export const reminderPlans = table(
  'reminder_plans',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    name: text().notNull(),
    /** Folded name, which no two of a firm have. */
    nameKey: text().notNull(),
    version: whole().notNull(),
    createdAt: instant().notNull(),
    createdBy: id().notNull().references(() => users.id),
    archivedAt: instant(),
  },
  (plans) => [uniqueIndex('reminder_plans_name').on(plans.firmId, plans.nameKey)],
);

/** One letter of a plan. A step that is taken out of its plan stays, because letters that went out name it. */
export const reminderSteps = table(
  'reminder_steps',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    planId: id().notNull().references(() => reminderPlans.id),
    /** Days after the due day; below zero before it. */
    days: whole().notNull(),
    tone: choice(reminderTones).notNull(),
    /** A fee that the letter names, in minor units of its currency; the invoice stays what it is. Both or neither. */
    fee: money(),
    feeCurrency: text(),
    recipient: choice(reminderRecipients).notNull(),
    createdAt: instant().notNull(),
    removedAt: instant(),
  },
  (steps) => [index('reminder_steps_plan').on(steps.planId, steps.days)],
);

/** Which plan holds for the firm, a category, a customer or an invoice: the most specific wins. */
export const reminderChoices = table(
  'reminder_choices',
  {
    firmId: id().notNull().references(() => firms.id),
    level: choice(reminderLevels).notNull(),
    /** The firm, the category, the customer or the invoice. */
    subjectId: id().notNull(),
    /** Null: no reminders. */
    planId: id().references(() => reminderPlans.id),
    /** What was due before this day is not made up for. */
    sinceDay: day().notNull(),
  },
  (choices) => [primaryKey({ columns: [choices.level, choices.subjectId] }), index('reminder_choices_plan').on(choices.planId)],
);

/** When a firm reminds. A firm without a row keeps to what is usual. */
export const reminderSettings = table('reminder_settings', {
  firmId: id().primaryKey().references(() => firms.id),
  /** `HH:MM` in the firm's time zone. */
  time: text().notNull(),
  weekend: choice(weekends).notNull(),
  /** The day whose reminders were all queued; null makes the program look again today. */
  doneDay: day(),
  version: whole().notNull(),
});

/** The firm's own words: of a tone, or of one step. Where there are none, the program's stand. */
export const reminderTexts = table(
  'reminder_texts',
  {
    firmId: id().notNull().references(() => firms.id),
    /** A tone, or the id of a step. */
    place: text().notNull(),
    language: choice(['ar', 'en']).notNull(),
    subject: text().notNull(),
    body: text().notNull(),
  },
  (texts) => [primaryKey({ columns: [texts.firmId, texts.place, texts.language] })],
);

/**
 * `held` waits for a person; `released` goes out with the next round; `queued` is a message of the outbox, which says what became of it;
 * `skipped` was left out; `notSent` could not be mailed; `printed` went out on paper; `cancelled` was taken out of the outbox.
 */
export const reminderStates = ['held', 'released', 'queued', 'skipped', 'notSent', 'printed', 'cancelled'] as const;
export const reminderReasons = ['overtaken', 'person', 'noEmail', 'noConsent', 'settled', 'stopped'] as const;

/** What became of each step of each invoice: one row for both, so that none goes out twice. Nothing is written of what lies ahead. */
export const reminders = table(
  'reminders',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    invoiceId: id().notNull(),
    customerId: id().notNull().references(() => customers.id),
    stepId: id().notNull().references(() => reminderSteps.id),
    /** On which it was to go out, weekends reckoned in. */
    day: day().notNull(),
    state: choice(reminderStates).notNull(),
    reason: choice(reminderReasons),
    messageId: id(),
    at: instant().notNull(),
    /** Null where the program itself did it. */
    byId: id().references(() => users.id),
  },
  (reminders) => [
    uniqueIndex('reminders_step').on(reminders.invoiceId, reminders.stepId),
    index('reminders_message').on(reminders.messageId),
    index('reminders_state').on(reminders.firmId, reminders.state, reminders.day),
    index('reminders_customer').on(reminders.customerId),
  ],
);

export const stopKinds = ['paused', 'disputed'] as const;

/** Why an invoice is not reminded of for now. The row goes when it is again; the history keeps both. */
export const reminderStops = table('reminder_stops', {
  invoiceId: id().primaryKey(),
  firmId: id().notNull().references(() => firms.id),
  kind: choice(stopKinds).notNull(),
  reason: text().notNull(),
  at: instant().notNull(),
  byId: id().notNull().references(() => users.id),
});
