import { brands } from '#db/schema/brands';
import type { Party } from '#db/schema/invoices';
import { ofFirm, read } from '#lib/access';
import type { Context, Firm } from '#lib/context';

export type Brand = typeof brands.$inferSelect;

/** The currency in which a country pays; the riyal where nobody has said where the firm is. */
const currencies: Record<string, string> = {
  SA: 'SAR', AE: 'AED', BH: 'BHD', OM: 'OMR', KW: 'KWD', QA: 'QAR', EG: 'EGP', JO: 'JOD', MA: 'MAD', TN: 'TND', DZ: 'DZD', LY: 'LYD', IQ: 'IQD', LB: 'LBP', SD: 'SDG', YE: 'YER', SY: 'SYP', MR: 'MRU',
  GB: 'GBP', US: 'USD', TR: 'TRY', CH: 'CHF', SE: 'SEK', DK: 'DKK', PL: 'PLN', NO: 'NOK',
  DE: 'EUR', AT: 'EUR', FR: 'EUR', BE: 'EUR', NL: 'EUR', ES: 'EUR', IT: 'EUR', PT: 'EUR', IE: 'EUR', FI: 'EUR', GR: 'EUR', LU: 'EUR',
};

const nothing = {
  legalName: null, taxId: null, registrationNumber: null, street: null, buildingNumber: null, additionalNumber: null, district: null, city: null, region: null, postalCode: null,
  email: null, phone: null, website: null, logoFileId: null, color: null, footerAr: null, footerEn: null, paymentTextAr: null, paymentTextEn: null,
  bankName: null, accountName: null, iban: null, bic: null, currency: null, language: null, pricesIncludeTax: null, paymentTermDays: null, taxRateId: null,
} satisfies Omit<Brand, 'firmId' | 'updatedAt'>;

/** What stands on the firm's documents and what a new one begins with; of a firm that has said nothing yet, nothing. */
export async function brandOf(ctx: Context): Promise<Brand> {
  const [brand] = await read(ctx, 'invoices.view', (db) => db.select().from(brands).where(ofFirm(ctx, brands)).limit(1));
  return brand ?? { ...nothing, firmId: ctx.firm.id, updatedAt: 0 };
}

/** The colour of a firm that has chosen none. */
export const usualColor = '#1b5e52';

/** The currency of a new document where neither customer nor firm has said one. */
export const usualCurrency = ({ currency }: Pick<Brand, 'currency'>, { country }: Pick<Firm, 'country'>): string => currency ?? currencies[country ?? ''] ?? 'SAR';

/** The firm as it stands on a document. */
export function sellerOf(brand: Brand, { name, country }: Firm): Party {
  const { taxId, registrationNumber, street, buildingNumber, additionalNumber, district, city, region, postalCode, email, phone, website } = brand;
  return { number: '', name: brand.legalName ?? name, contactName: null, taxId, registrationNumber, street, buildingNumber, additionalNumber, district, city, region, postalCode, country, email, phone, website };
}
