import { bool, choice, id, instant, table, text, whole } from '#db/kit';
import { files } from '#db/schema/files';
import { firms } from '#db/schema/firms';
import { documentLanguages } from '#db/schema/invoices';
import { taxRates } from '#db/schema/taxes';

/** What of the firm stands on its documents, how they look, and what a new one begins with. A firm without a row has said nothing yet. */
export const brands = table('brands', {
  firmId: id().primaryKey().references(() => firms.id),
  /** Where the name on documents is another than the firm's. */
  legalName: text(),
  taxId: text(),
  registrationNumber: text(),
  street: text(),
  buildingNumber: text(),
  additionalNumber: text(),
  district: text(),
  city: text(),
  region: text(),
  postalCode: text(),
  email: text(),
  phone: text(),
  website: text(),
  logoFileId: id().references(() => files.id),
  /** `#rrggbb` */
  color: text(),
  footerAr: text(),
  footerEn: text(),
  /** How the firm likes to be paid, in words. */
  paymentTextAr: text(),
  paymentTextEn: text(),
  bankName: text(),
  accountName: text(),
  iban: text(),
  bic: text(),
  currency: text(),
  language: choice(documentLanguages),
  pricesIncludeTax: bool(),
  paymentTermDays: whole(),
  taxRateId: id().references(() => taxRates.id),
  updatedAt: instant().notNull(),
});
