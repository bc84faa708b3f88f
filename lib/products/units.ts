/** Codes of UN/ECE Recommendation 20 (and 21 for packages) that small firms sell by; `C62` is one, without a unit. */
export const unitCodes = ['C62', 'H87', 'HUR', 'DAY', 'WEE', 'MON', 'ANN', 'MIN', 'KGM', 'GRM', 'TNE', 'LTR', 'MLT', 'MTR', 'CMT', 'KMT', 'MTK', 'MTQ', 'SET', 'PR', 'DZN', 'XBX', 'XCT', 'XPK', 'XBG', 'XBO', 'XPX', 'KWH', 'E48', 'LS'] as const;

export type UnitCode = (typeof unitCodes)[number];

export const isUnit = (code: string): code is UnitCode => (unitCodes as readonly string[]).includes(code);
