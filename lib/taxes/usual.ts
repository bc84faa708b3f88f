import type { taxCategories } from '#db/schema/taxes';

/** A tax as a country's law has it. */
export interface UsualTax {
  category: (typeof taxCategories)[number];
  basisPoints: number;
}

const rates = (standard: number, ...reduced: number[]): UsualTax[] => [
  { category: 'standard', basisPoints: standard },
  ...reduced.map((basisPoints) => ({ category: 'reduced' as const, basisPoints })),
];
const zero: UsualTax = { category: 'zero', basisPoints: 0 };

/**
 * The general and the reduced rates of value added tax, by country (ISO 3166-1 alpha-2), in basis points. Gulf states: their VAT laws under
 * the Unified VAT Agreement (SA 15 % since 2020-07-01, BH 10 % since 2022-01-01). Egypt: Law 67/2016. Jordan: general sales tax, Law 6/1994.
 * Morocco: Code général des impôts, art. 98–99, as of 2026 (20 and 10 %). Tunisia, Algeria: their codes of turnover tax. European Union:
 * Directive 2006/112/EC and each state's act. A country that is not named here has none that we know: the firm enters its own.
 */
const byCountry: Record<string, UsualTax[]> = {
  SA: [...rates(1500), zero], AE: [...rates(500), zero], BH: [...rates(1000), zero], OM: [...rates(500), zero],
  EG: [...rates(1400, 500), zero], JO: [...rates(1600, 400), zero], MA: rates(2000, 1000), TN: rates(1900, 1300, 700), DZ: rates(1900, 900), LB: rates(1100), MR: rates(1600), SD: rates(1700),
  DE: rates(1900, 700), AT: rates(2000, 1300, 1000), FR: rates(2000, 1000, 550), BE: rates(2100, 1200, 600), NL: rates(2100, 900), ES: rates(2100, 1000, 400), IT: rates(2200, 1000, 500),
  PT: rates(2300, 1300, 600), IE: [...rates(2300, 1350, 900), zero], SE: rates(2500, 1200, 600), DK: rates(2500), PL: rates(2300, 800, 500), GB: [...rates(2000, 500), zero], TR: rates(2000, 1000, 100), CH: rates(810, 260),
};

/** The usual taxes of a country; empty where there is none, or none that we know. */
export const usualTaxes = (country: string | null): readonly UsualTax[] => byCountry[country ?? ''] ?? [];
