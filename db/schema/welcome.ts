import { bool, choice, id, index, instant, json, primaryKey, table, text, whole } from '#db/kit';
import { categories } from '#db/schema/categories';
import { firms } from '#db/schema/firms';
import { users } from '#db/schema/users';

/** In which language a welcome is written: `customer` is the customer's own, else the firm's usual one. */
export const welcomeLanguages = ['customer', 'ar', 'en', 'both'] as const;

/** Which reminders follow a welcome invoice: those that follow any invoice of the customer, none, or those of a plan of its own. */
export const welcomeReminders = ['usual', 'none', 'plan'] as const;

/** A line as it stands in the form, each part as it was typed: what is empty follows from the product at the time of invoicing. */
export interface WelcomeLine {
  /** Whose name and price it takes; null for free text. */
  productId: string | null;
  product: string;
  name: string;
  description: string;
  quantity: string;
  unit: string;
  price: string;
  discount: string;
  tax: string;
}

/** What a new customer is welcomed with: an invoice, and the mail it comes with. */
export const welcomeTemplates = table(
  'welcome_templates',
  {
    id: id().primaryKey(),
    firmId: id().notNull().references(() => firms.id),
    name: text().notNull(),
    /** Among those that fit a customer equally well, the first goes ahead. */
    position: whole().notNull(),
    /** ISO 3166-1 alpha-2 of the customers whom it fits; none for any. For categories see `welcomeTemplateCategories`. */
    countries: json<string[]>().notNull(),
    currency: text().notNull(),
    pricesIncludeTax: bool().notNull(),
    language: choice(welcomeLanguages).notNull(),
    lines: json<WelcomeLine[]>().notNull(),
    /** Days after the day of issue on which it is due; null follows from the customer's terms, then the firm's. */
    dueInDays: whole(),
    reminders: choice(welcomeReminders).notNull(),
    /** Of `plan`: which one. */
    planId: id(),
    /** Of the mail, with variables; null for the usual words. */
    subjectAr: text(),
    subjectEn: text(),
    messageAr: text(),
    messageEn: text(),
    /** Printed above the lines of the invoice. */
    introductionAr: text(),
    introductionEn: text(),
    /** How the firm would like to be paid: under the lines of the invoice, and in the mail. */
    paymentAr: text(),
    paymentEn: text(),
    version: whole().notNull(),
    createdAt: instant().notNull(),
    createdBy: id().notNull().references(() => users.id),
    updatedAt: instant().notNull(),
    updatedBy: id().notNull().references(() => users.id),
    archivedAt: instant(),
  },
  (templates) => [index('welcome_templates_firm').on(templates.firmId, templates.position)],
);

/** The categories whose customers a template fits; a template without any fits customers of every category. */
export const welcomeTemplateCategories = table(
  'welcome_template_categories',
  {
    firmId: id().notNull().references(() => firms.id),
    templateId: id().notNull().references(() => welcomeTemplates.id),
    categoryId: id().notNull().references(() => categories.id),
  },
  (fitting) => [primaryKey({ columns: [fitting.templateId, fitting.categoryId] }), index('welcome_template_categories_category').on(fitting.categoryId)],
);

/** What a firm has said of welcoming as such. A firm without a row has said nothing. */
export const welcomeSettings = table('welcome_settings', {
  firmId: id().primaryKey().references(() => firms.id),
  /** Whether a welcome invoice is ticked on the review where one can be sent. */
  isTicked: bool().notNull(),
  updatedAt: instant().notNull(),
  updatedBy: id().notNull().references(() => users.id),
});
