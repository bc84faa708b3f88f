import { describe, expect, test } from 'vitest';
import { meantDomain } from '#lib/customers/checks/email-domain';
import { countriesWithPlaces, nearbyName, placesNamed } from '#lib/places/find';
import { found, only } from '../support/findings.ts';

describe('the domain of an e-mail', () => {
  test.each([
    ['gmial.com', 'gmail.com'], ['gmai.com', 'gmail.com'], ['gmal.com', 'gmail.com'], ['gamil.com', 'gmail.com'], ['gmail.con', 'gmail.com'], ['gmail.co', 'gmail.com'], ['gmail.cm', 'gmail.com'], ['gmaill.com', 'gmail.com'], ['GMIAL.COM', 'gmail.com'],
    ['hotmial.com', 'hotmail.com'], ['hotmial.co', 'hotmail.com'], ['hotmai.com', 'hotmail.com'], ['hotmail.con', 'hotmail.com'], ['htomail.com', 'hotmail.com'], ['yaho.com', 'yahoo.com'], ['yahooo.com', 'yahoo.com'], ['yhaoo.com', 'yahoo.com'],
    ['outlok.com', 'outlook.com'], ['outloook.com', 'outlook.com'], ['outllok.com', 'outlook.com'], ['iclould.com', 'icloud.com'], ['icoud.com', 'icloud.com'], ['gmail.de', 'gmail.com'], ['nakheel.con', 'nakheel.com'], ['nakheel.ner', 'nakheel.net'],
    ['hotmial.fr', 'hotmail.fr'], ['yaho.co.uk', 'yahoo.co.uk'],
  ])('%s: %s was meant', (typed, meant) => {
    expect(meantDomain(typed)).toBe(meant);
    expect(found({ email: `sara@${typed}` })).toEqual(only('email emailSlip', { email: `sara@${meant}` }));
  });

  test.each([
    'gmail.com', 'googlemail.com', 'hotmail.com', 'hotmail.co.uk', 'hotmail.cl', 'hotmail.com.tr', 'yahoo.co.jp', 'yahoo.com.sa', 'outlook.sa', 'outlook.de', 'live.com', 'live.nl', 'ymail.com', 'mail.com', 'email.com', 'fmail.net', 'me.com', 'mac.com', 'icloud.com',
    'love.com', 'gmx.de', 'web.de', 'proton.me', 'nakheel.example', 'nakheel.com.sa', 'aramco.com', 'google.com', 'gail.com.sa', 'yandex.com.tr', 'stc.com.sa', 'formail.com', 'postmail.com', 'normail.de', 'company.co', 'startup.io', 'hotel.com', 'outlander.com',
    'kfupm.edu.sa', 'cairo.eg', 'gmbh.de', 'yeah.net', 'orange.com', 'mail.ru', 'müller.de', 'cloud.com', 'tomail.com', 'mymail.com', 'gnail.example.org',
  ])('%s is right', (domain) => expect(meantDomain(domain)).toBeNull());

  test('of which other customers have an address is right', () => expect(found({ email: 'sara@gmial.com' }, { isKnownDomain: true })).toEqual([]));

  test('is held against the website, and against what several other customers have', () => {
    const domains = [{ domain: 'nakheel.example', customers: 3 }];
    expect(found({ email: 'sara@nahkeel.example', website: 'https://www.nakheel.example/ar' })).toEqual(only('email emailSlip', { email: 'sara@nakheel.example' }));
    expect(found({ email: 'sara@nahkeel.example' }, { domains })).toEqual(only('email emailSlip', { email: 'sara@nakheel.example' }));
    expect(found({ email: 'sara@nahkeel.example' }, { domains: [...domains, { domain: 'nahkeel.example', customers: 1 }] })).toEqual([]);
    expect(found({ email: 'sara@nahkeel.example' }, { domains: [{ domain: 'nakheel.example', customers: 2 }] })).toEqual([]);
    expect(found({ email: 'sara@nakheel.test', website: 'nakheel.example' }, { domains })).toEqual([]);
    expect(found({ email: 'sara@gmail.com', website: 'gmailx.com' })).toEqual([]);
  });

  test('of another customer is told with their name', () => {
    const sameEmail = { id: 'id', number: 1042, name: 'ليلى حسن' };
    expect(found({ email: 'sara@nakheel.example' }, { sameEmail })).toEqual(only('email emailOwner'));
  });
});

describe('a city', () => {
  test.each([
    ['SA', 'الريااض', 'الرياض'], ['SA', 'الرياظ', 'الرياض'], ['SA', 'الرياص', 'الرياض'], ['SA', 'الدماام', 'الدمام'], ['SA', 'الطائفف', 'الطائف'], ['SA', 'بريددة', 'بريدة'], ['', 'الرباض', 'الرياض'], ['EG', 'القاهرره', 'القاهرة'], ['EG', 'الاسكندريه', undefined],
    ['EG', 'الاسكنرية', 'الإسكندرية'], ['AE', 'الشارقت', 'الشارقة'], ['SA', 'Riyahd', 'Riyadh'], ['SA', 'Jedddah', 'Jeddah'], ['SA', 'Dammmam', 'Dammam'], ['SA', 'Damman', 'Dammam'], ['EG', 'Alexandira', 'Alexandria'], ['MA', 'Casablnaca', 'Casablanca'], ['QA', 'Dohha', undefined],
  ])('%s: %s may be %s', (country, city, meant) => expect(found({ country, city })).toEqual(meant === undefined ? [] : only('city citySpelling', { city: meant })));

  test.each([
    ['SA', 'الرياض'], ['SA', 'رياض'], ['SA', 'جده'], ['SA', 'جدة'], ['SA', 'المدينه المنوره'], ['SA', 'Jiddah'], ['SA', 'Jedda'], ['SA', 'Ar-Riyadh'], ['SA', 'Riyad'], ['SA', 'Buraida'], ['SA', 'Hafr Al-Batin'], ['SA', 'Khamis Mushayt'], ['SA', 'الجبيله'], ['SA', 'العقيق'], ['SA', 'تنومة'],
    ['SA', 'القوز'], ['SA', 'ضرما'], ['SA', 'مرات'], ['SA', 'نفي'], ['SA', 'الشنان'], ['SA', 'النبهانية'], ['SA', 'عيون الجواء'], ['SA', 'الأسياح'], ['EG', 'المنزلة'], ['EG', 'بركة السبع'], ['EG', 'تلا'], ['EG', 'أشمون'], ['EG', 'سمنود'], ['EG', 'مطوبس'], ['EG', 'أبو حماد'], ['EG', 'الحسينية'],
    ['JO', 'عمان'], ['JO', 'ماحص'], ['JO', 'دير علا'], ['AE', 'أبو ظبي'], ['AE', 'Abudhabi'], ['DE', 'Berlin'], ['DE', 'Bremen'], ['FR', 'Fès-sur-Mer'], ['US', 'Medina'], ['US', 'Cairo'], ['US', 'Alexandria'], ['LB', 'طرابلس'], ['LY', 'طرابلس'], ['OM', 'صور'], ['LB', 'صور'],
    ['MA', 'القنيطرة'], ['SY', 'القنيطرة'], ['SE', 'Luleå'], ['BR', 'São Paulo'], ['NO', 'Ås'], ['IE', 'Dublin 2'], ['CZ', 'Praha 10'], ['FR', 'Paris 8e'], ['FR', 'Paris Cedex 12'], ['', 'الخبر'], ['EG', '6th of October'],
  ])('%s: %s is right', (country, city) => expect(found({ country, city })).toEqual([]));

  test.each([
    ['DE', 'Hamborg', 'Hamburg'], ['DE', 'Stuttgaart', 'Stuttgart'], ['DE', 'Munchn', 'München'], ['DE', 'Munihc', 'Munich'], ['ES', 'Sevillaa', 'Sevilla'], ['FR', 'Marseile', 'Marseille'], ['FR', 'Versialles', 'Versailles'], ['GB', 'Manchster', 'Manchester'], ['US', 'Albuqerque', 'Albuquerque'], ['SE', 'Lulea\u030a\u030a', undefined],
    ['TR', 'Istanbull', 'İstanbul'], ['PK', 'Karahci', 'Karachi'], ['IN', 'Hydreabad', 'Hyderabad'], ['BR', 'Campnias', 'Campinas'], ['CH', 'Zuirch', 'Zürich'], ['DK', 'Aarhsu C', 'Aarhus C'], ['AT', 'Klagenfrut', 'Klagenfurt'], ['DE', 'Frrankfurt', 'Frankfurt'], ['US', 'Cicago', 'Chicago'],
  ])('%s: %s may be the large city %s', (country, city, meant) => expect(found({ country, city })).toEqual(meant === undefined ? [] : only('city citySpelling', { city: meant })));

  test.each([
    ['DE', 'Homburg'], ['DE', 'Muenchen'], ['DE', 'Koeln'], ['DE', 'Frankfurt a.M.'], ['DE', 'Halle'], ['DE', 'Linden'], ['DK', 'Århus'], ['DK', 'København K'], ['CH', 'Geneve'], ['CH', 'Geneva'], ['FR', 'Marseilles'], ['GB', 'Lancing'], ['US', 'Portola'], ['US', 'Saint Louis'],
    ['IN', 'Hyderabaad'], ['PK', 'Karachee'], ['TR', 'İstanbul'], ['TR', 'ISTANBUL'], ['GR', 'Thessalonica'], ['RU', 'Екатеринбург'], ['JP', '東京'], ['IT', 'Bari'], ['NL', "'s-Gravenhage"], ['DE', 'Salzburg'], ['BE', 'Brussel'], ['PT', 'Oporto'],
  ])('%s: %s is a place', (country, city) => expect(found({ country, city })).toEqual([]));

  test.each([['SA', 'Berlin', 'DE'], ['FR', 'München', 'DE'], ['DE', 'Vienna', 'AT'], ['EG', 'Madrid', 'ES'], ['SA', 'Istanbul', 'TR'], ['DE', 'Karachi', 'PK']])('%s: %s is in %s', (country, city, meant) => expect(found({ country, city })).toEqual(only('city cityElsewhere', { country: meant })));

  test.each([['US', 'Berlin'], ['CA', 'London'], ['VE', 'Barcelona'], ['ES', 'Santiago'], ['PK', 'Hyderabad'], ['US', 'Paris'], ['CO', 'Sevilla'], ['', 'Berlin']])('%s: there is a %s too', (country, city) => expect(found({ country, city })).toEqual([]));

  test('of the size of a village is left alone where the firm has it already', () => {
    const given = { country: 'DE', city: 'Hamborg', postalCode: '12345' };
    expect(found(given, { cities: [{ city: 'Hamborg', customers: 1 }] })).toEqual(only('city citySpelling', { city: 'Hamburg' }));
    expect(found(given, { cities: [{ city: 'Hamborg', customers: 2 }] })).toEqual([]);
    expect(found(given, { neighbours: [{ city: 'Hamborg', street: 'Am Anger 1' }] })).toEqual([]);
  });

  test.each([
    ['EG', 'جدة', 'SA'], ['EG', 'Jeddah', 'SA'], ['SA', 'القاهرة', 'EG'], ['SA', 'Casablanca', 'MA'], ['AE', 'الدوحة', 'QA'], ['DE', 'الرياض', 'SA'], ['GB', 'Dubai', 'AE'], ['JO', 'دمشق', 'SY'],
  ])('%s: %s is in %s', (country, city, meant) => expect(found({ country, city })).toEqual(only('city cityElsewhere', { country: meant })));

  test.each([['SA', 'طرابلس'], ['EG', 'Tripoli'], ['US', 'Jericho'], ['DE', 'Salt'], ['', 'القاهرة'], ['GR', 'Tripoli'], ['RO', 'Alexandria']])('%s: %s may be there', (country, city) => expect(found({ country, city })).toEqual([]));

  test.each([
    ['جدة', 'منطقة الرياض', 'مكة المكرمة'], ['Jeddah', 'Riyadh Region', 'Makkah'], ['أبها', 'المنطقة الشرقية', 'عسير'], ['الخبر', 'عسير', 'الشرقية'],
  ])('%s in %s belongs to %s', (city, region, meant) => expect(found({ country: 'SA', city, region })).toEqual(only('region cityRegion', { region: meant })));

  test.each([
    ['SA', 'الرياض', 'منطقة الرياض'], ['SA', 'جدة', 'منطقة مكة المكرمة'], ['SA', 'Jeddah', 'Makkah Province'], ['SA', 'الدمام', 'المنطقة الشرقية'], ['SA', 'الرياض', 'نجد'], ['SA', 'بريدة', 'القصيم'], ['EG', 'طنطا', 'محافظة الغربية'], ['DE', 'Berlin', 'Berlin'], ['AE', 'Dubai', 'Dubai'], ['SA', 'جدة', 'الحجاز'],
  ])('%s: %s in %s is right', (country, city, region) => expect(found({ country, city, region })).toEqual([]));

  test('with its postal code in front is taken apart', () => {
    expect(found({ country: 'DE', city: '12209 Berlin' })).toEqual(only('city cityDigits', { city: 'Berlin', postalCode: '12209' }));
    expect(found({ country: 'SA', city: 'الرياض ١٢٢١٣' })).toEqual(only('city cityDigits', { city: 'الرياض', postalCode: '12213' }));
    expect(found({ country: 'DE', city: '12209 Berlin', postalCode: '10115' })).toEqual(only('city cityDigits'));
  });
});

describe("the firm's own cities", () => {
  const cities = [{ city: 'Hamburg', customers: 12 }, { city: 'Hamburh', customers: 1 }];

  test.each(['Hamburh', 'Hambrug', 'Hambug'])('%s is one slip away from what nearly all have', (city) => expect(found({ country: 'DE', city }, { cities })).toEqual(only('city citySpelling', { city: 'Hamburg' })));

  test('a spelling that several have is no slip, and neither is one that too few have a measure', () => {
    expect(found({ country: 'DE', city: 'Hamburh' }, { cities: [{ city: 'Hamburg', customers: 12 }, { city: 'Hamburh', customers: 3 }] })).toEqual([]);
    expect(found({ country: 'DE', city: 'Cunewalda' }, { cities: [{ city: 'Cunewalde', customers: 4 }] })).toEqual([]);
    expect(found({ country: 'SA', city: 'الجبيلة' }, { cities: [{ city: 'الجبيل', customers: 50 }] })).toEqual([]);
    expect(found({ country: 'DE', city: 'Homburg' }, { cities: [{ city: 'Hamburg', customers: 40 }, { city: 'Homburg', customers: 9 }] })).toEqual([]);
  });
});

describe('customers of the same postal code', () => {
  const neighbours = [{ city: 'Berlin', street: 'Obere Straße 1' }, { city: 'Berlin', street: 'Obere Straße 22a' }, { city: 'berlin', street: 'Obere Straße 3' }];
  const here = { country: 'DE', postalCode: '12209' };

  test('all have another city', () => expect(found({ ...here, city: 'Potsdam' }, { neighbours })).toEqual(only('city cityOfPostalCode', { city: 'Berlin' })));

  test('write the street otherwise', () => {
    expect(found({ ...here, city: 'Berlin', street: 'Obree Straße 57' }, { neighbours })).toEqual(only('street streetSpelling', { street: 'Obere Straße 57' }));
    expect(found({ ...here, street: 'Obere Strasse' }, { neighbours })).toEqual([]);
  });

  test('agree too little, are too few, or write in the other script', () => {
    expect(found({ ...here, city: 'Potsdam' }, { neighbours: neighbours.slice(1) })).toEqual([]);
    expect(found({ ...here, city: 'Potsdam' }, { neighbours: [...neighbours, { city: 'Potsdam', street: '' }] })).toEqual([]);
    expect(found({ ...here, city: 'برلين' }, { neighbours })).toEqual([]);
    expect(found({ country: 'SA', postalCode: '12213', city: 'Riyadh' }, { neighbours: ['الرياض', 'الرياض', 'الرياض'].map((city) => ({ city, street: '' })) })).toEqual([]);
    expect(found({ ...here, street: 'Untere Straße 57' }, { neighbours })).toEqual([]);
  });
});

describe('the shipped cities', () => {
  test('are known by every spelling, and none is taken for a slip of another', () => {
    expect(countriesWithPlaces.size).toBe(22);
    for (const country of countriesWithPlaces) {
      for (const name of ['الرياض', 'Riyadh']) expect(placesNamed(name).map((place) => place.country)).toEqual(['SA']);
      expect(nearbyName('Wolfsburg', country)).toBeNull();
    }
  });
});
