import { describe, expect, test } from 'vitest';
import { ibanFaults } from '#lib/iban';
import { found, only } from '../support/findings.ts';

describe('a tax id', () => {
  test.each([
    ['DE', 'DE136695976'], ['DE', 'DE 136 695 976'], ['DE', '136695976'], ['AT', 'ATU13585627'], ['FR', 'FR83404833048'], ['FR', '404833048'], ['ES', 'B58378431'], ['ES', 'ESB58378431'], ['IT', 'IT00743110157'],
    ['IT', 'RSSMRA85T10A562S'], ['NL', 'NL004495445B01'], ['BE', 'BE0428759497'], ['DK', 'DK13585628'], ['SE', 'SE123456789701'], ['FI', 'FI20774740'], ['PL', 'PL8567346215'], ['PT', 'PT501964843'], ['CZ', 'CZ25123891'],
    ['GR', 'EL094259216'], ['GR', 'GR094259216'], ['IE', 'IE6433435F'], ['LU', 'LU15027442'], ['HU', 'HU12892312'], ['GB', 'GB980780684'], ['GB', 'XI980780684'], ['CH', 'CHE-100.155.212 MWST'], ['NO', 'NO995525828MVA'],
    ['BR', '16.727.230/0001-97'], ['BR', '390.533.447-05'], ['TR', '4540536920'], ['IN', '27AAPFU0939F1ZV'], ['AU', '83 914 571 673'], ['SA', '310122393500003'], ['SA', '٣١٠١٢٢٣٩٣٥٠٠٠٠٣'], ['SA', '3101223935'],
    ['AE', '100123456700003'], ['AE', '100-1234-5670-0003'], ['BH', '200000898300002'], ['OM', 'OM1100002518'], ['OM', '8070123'], ['EG', '100-531-385'], ['EG', '29001011234567'], ['MA', '001561191000066'], ['MA', '1087654'],
    ['JO', '123456789'], ['TN', '1182431M/A/M/000'], ['DZ', '416001000000007'], ['QA', 'anything'], ['KW', '12'], ['US', '12-3456789'], ['', '310122393500003'],
  ])('%s: %s is right', (country, taxId) => expect(found({ country, taxId })).toEqual([]));

  test.each([
    ['DE', 'DE136695967', 'taxIdDigits'], ['DE', 'DE13669597', 'taxIdUnusual'], ['AT', 'ATU13585628', 'taxIdDigits'], ['FR', 'FR83404833049', 'taxIdDigits'], ['ES', 'B58378432', 'taxIdDigits'], ['IT', 'IT00743110158', 'taxIdDigits'],
    ['NL', 'NL004495454B01', 'taxIdDigits'], ['PL', 'PL8567346216', 'taxIdDigits'], ['GB', 'GB802311783', 'taxIdDigits'], ['BR', '16.727.230.0001-98', 'taxIdDigits'], ['TR', '4540536921', 'taxIdDigits'],
    ['SA', '31012239350000', 'taxIdForm'], ['SA', '210122393500003', 'taxIdForm'], ['SA', '310122393500001', 'taxIdForm'], ['', '12', 'taxIdForm'], ['AE', '200123456700003', 'taxIdForm'], ['AE', '10012345670000', 'taxIdForm'],
    ['BH', '20000089830000', 'taxIdForm'], ['OM', 'OM110000251', 'taxIdForm'], ['EG', '100-531-38', 'taxIdForm'], ['EG', 'abc', 'taxIdForm'], ['MA', '001561191000067', 'taxIdDigits'], ['MA', '00156119100006', 'taxIdForm'], ['JO', '12345', 'taxIdForm'],
  ])('%s: %s is not: %s', (country, taxId, slip) => expect(found({ country, taxId })).toEqual(only(`taxId ${slip}`)));

  test.each([['FR', 'DE136695976'], ['SA', 'DE136695976'], ['DE', 'OM1100002518'], ['TR', 'EL094259216']])('%s: %s is of another country', (country, taxId) =>
    expect(found({ country, taxId })).toEqual(only('taxId taxIdElsewhere')),
  );
});

describe('a phone', () => {
  test.each([
    [{ phone: '050 123 4567', country: 'US' }, '+966 50 123 4567'],
    [{ phone: '966501234567', country: 'FR' }, '+966 50 123 4567'],
    [{ phone: '971501234567', country: 'FR', city: 'Dubai' }, '+971 50 123 4567'],
    [{ phone: '030 074321', country: 'LB', city: 'Berlin' }, undefined],
  ])('%j could be %s', (given, meant) => {
    const [finding] = found(given).filter(({ finding }) => finding.startsWith('phone'));
    expect(finding?.correction).toEqual(meant && { phone: meant });
  });

  test('that is expensive to call', () => expect(found({ phone: '0900 1234567', country: 'DE' })).toEqual(only('phone phonePremium')));

  test.each([
    ['SA', '0501234567'], ['SA', '+966 11 234 5678'], ['SA', '٠٥٠ ١٢٣ ٤٥٦٧'], ['SA', '920000000'], ['EG', '010 1234 5678'], ['EG', '02 2579 1234'], ['MA', '0661-234567'], ['AE', '04 223 4567'], ['JO', '07 9012 3456'], ['DE', '030/123456'],
    ['FR', '01 42 68 53 00'], ['ES', '912 34 56 78'], ['SE', '08-123 456 78'], ['NO', '22 12 34 56'], ['DK', '32 12 34 56'], ['BR', '(11) 91234-5678'], ['IT', '06 1234 5678'], ['GB', '020 7946 0958'], ['DE', '+966501234567'],
  ])('%s: %s is right', (country, phone) => expect(found({ country, phone })).toEqual([]));
});

describe('a postal code', () => {
  test.each([
    ['SA', '12211'], ['SA', '١٢٢١١'], ['SA', '12213-4567'], ['', '12211'], ['DE', '10115'], ['DE', 'D-10115'], ['SE', 'S-958 22'], ['SE', '958 22'], ['BE', 'B-1180'], ['NO', 'N-0123'], ['GB', 'EC1A 1BB'], ['NL', '1012 AB'], ['CA', 'T2F 8M4'],
    ['AR', '1010'], ['AR', 'C1070AAM'], ['BR', '05432-043'], ['PL', '01-012'], ['PT', '1756'], ['FR', '75012'], ['US', '87110'], ['US', '87110-1234'], ['AE', 'whatever'], ['QA', 'whatever'], ['IE', 'D02 AF30'], ['LB', '1107 2810'], ['EG', '11511'], ['JO', '11118'], ['MA', '20000'],
  ])('%s: %s looks right', (country, postalCode) => expect(found({ country, postalCode })).toEqual([]));

  test.each([
    ['SA', '1221', undefined], ['', 'EC1A 1BB', undefined], ['DE', '1221', undefined], ['SA', '122 11', '12211'], ['DE', '1O115', '10115'], ['DE', 'I0115', '10115'], ['EG', '1151', undefined], ['PL', '01012', undefined],
  ])('%s: %s does not, but %s would', (country, postalCode, meant) => {
    expect(found({ country, postalCode }).map(({ finding, correction }) => [finding, correction?.postalCode])).toEqual([['postalCode postalCodeLike', meant]]);
  });
});

describe('an account number', () => {
  test.each([
    'SA03 8000 0000 6080 1016 7519', 'SA0380000000608010167519', 'AE070331234567890123456', 'KW81CBKU0000000000001234560101', 'JO94 CBJO 0010 0000 0000 0131 0003 02', 'EG380019000500000000263180002', 'DE89 3704 0044 0532 0130 00',
    'GB29 NWBK 6016 1331 9268 19', 'FR14 2004 1010 0505 0001 3M02 606', 'NL91 ABNA 0417 1643 00', 'please pay to DE89 3704 0044 0532 0130 00 within 10 days', 'التحويل إلى SA03 8000 0000 6080 1016 7519 خلال ٣٠ يومًا', 'de89370400440532013000.', 'DE89 3704 0044 0532 0130 00 30 days net', `${'AB12'}${'1'.repeat(200)}é`,
    'DE136695976', 'FR83404833048', 'NL004495445B01', 'contract AB12 of 2024', 'order DE20240001', 'EORI DE123456789012345', 'XX12 3456 7890 1234 5678', 'no number at all',
  ])('%s is right, or none', (text) => expect(ibanFaults(text)).toEqual([]));

  test.each([
    ['SA03 8000 0000 6080 1016 7591', 24, 24], ['DE89 3704 0044 0532 0310 00', 22, 22], ['DE89 3704 0044 0532 0130 0', 21, 22], ['GB29 NWBK 6016 1331 9286 19', 22, 22], ['SA038000000060801016751', 23, 24],
  ])('%s is not', (iban, length, expected) => expect(ibanFaults(`pay to ${iban} please`)).toEqual([{ iban, length, expected }]));

  test("is looked for in the terms and in the firm's own lines", () => {
    const wrong = 'SA03 8000 0000 6080 1016 7591';
    expect(found({ terms: `IBAN ${wrong}` })).toEqual(only('terms ibanDigits'));
    expect(found({ 'custom.account': wrong.slice(0, -1) }, { lines: ['custom.account'] })).toEqual(only('custom.account ibanLength'));
    expect(found({ 'custom.account': wrong })).toEqual([]);
  });
});

describe('the term of payment', () => {
  test.each([
    ['0', 'net 30', 30], ['14', 'Payment within 30 days', 30], ['0', '٣٠ يومًا', 30], ['0', '30 يوم', 30], ['15', 'السداد خلال ٣٠ يوما من تاريخ الفاتورة', 30], ['30', 'zahlbar innerhalb von 14 Tagen', 14], ['30', '10 Tage netto', 10],
    ['30', 'الدفع عند الاستلام', 0], ['30', 'Cash on delivery', 0], ['0', '30 days', 30], ['7', 'Paiement sous 45 jours', 45],
  ])('%s days, and the text says: %s', (paymentTermDays, terms, days) => expect(found({ paymentTermDays, terms })).toEqual(only('paymentTermDays termsContradict', { paymentTermDays: String(days) })));

  test.each([
    ['30', 'net 30'], ['30', '٣٠ يومًا'], ['٣٠', 'Payment within 30 days'], ['', 'net 30'], ['0', ''], ['0', 'Cash on delivery'], ['0', 'الدفع عند الاستلام'], ['14', '2 % discount within 10 days'], ['30', 'خصم 5% عند السداد خلال 10 أيام'],
    ['30', '3% Skonto bei Zahlung innerhalb von 10 Tagen, 30 Tage netto'], ['14', 'Delivery within 3 days'], ['30', 'التسليم خلال 3 أيام'], ['30', 'net 30\nor net 60 by agreement'], ['14', 'A fee of 40 is due when payment is late by 30 days'], ['30', 'Call 2 days ahead'],
    ['30', 'تأخير السداد أكثر من 60 يومًا يوقف التوريد'], ['14', '2 % discount within a week\nDelivery on Mondays'], ['30', 'Budget 2030'], ['30', 'Internet 50 included'],
  ])('%s days agree with: %s', (paymentTermDays, terms) => expect(found({ paymentTermDays, terms })).toEqual([]));
});

