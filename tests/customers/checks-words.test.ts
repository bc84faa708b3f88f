import { describe, expect, test } from 'vitest';
import { titleCase } from '#lib/customers/checks/title-case';
import { found, only } from '../support/findings.ts';

describe('a name in one case is written anew', () => {
  test.each([
    ['MARIA ANDERS', 'Maria Anders'],
    ['maria anders', 'Maria Anders'],
    ['MARÍA DE LA CRUZ', 'María de la Cruz'],
    ['JAN VAN DER BERG', 'Jan van der Berg'],
    ['LUDWIG VON BEETHOVEN', 'Ludwig von Beethoven'],
    ['AHMED AL-SAYED', 'Ahmed al-Sayed'],
    ['AL-SAYED AHMED', 'Al-Sayed Ahmed'],
    ['KHALID BIN SAEED AL-MAKTOUM', 'Khalid bin Saeed al-Maktoum'],
    ["PATRICK O'BRIEN", "Patrick O'Brien"],
    ['JOHN MCDONALD', 'John McDonald'],
    ['JEAN-PIERRE DUPONT', 'Jean-Pierre Dupont'],
    ['JOHN SMITH III', 'John Smith III'],
    ['JOSÉ ÁLVAREZ', 'José Álvarez'],
    ['ПЁТР ИВАНОВ', 'Пётр Иванов'],
    ['ØYVIND ÅS-HANSEN', 'Øyvind Ås-Hansen'],
  ])('%s: %s', (name, written) => {
    const key = name === name.toUpperCase() ? 'allCapitals' : 'noCapitals';
    expect(found({ kind: 'person', name })).toEqual(only(`name ${key}`, { name: written }));
    expect(found({ kind: 'company', name: 'Alfreds Futterkiste', contactName: name })).toEqual(only(`contactName ${key}`, { contactName: written }));
  });

  test.each([
    ['MÜLLER UND SÖHNE GMBH', 'Müller und Söhne GmbH'],
    ['nakheel trading llc', 'Nakheel Trading LLC'],
    ['PANADERÍA GARCÍA SL', null],
    ['IBM DEUTSCHLAND GMBH', null],
    ['THE RED FOX LTD', null],
  ])('a company: %s, %s', (name, written) => {
    expect(titleCase(name, { isCompany: true, country: '' })).toBe(written);
  });

  test('by the letters of the country', () => {
    expect(titleCase('IŞIK İNCİ', { isCompany: false, country: 'TR' })).toBe('Işık İnci');
    expect(titleCase('ΓΙΩΡΓΟΣ ΠΑΠΑΔΟΠΟΥΛΟΣ', { isCompany: false, country: 'GR' })).toBeNull();
  });
});

describe('spaces and signs', () => {
  test.each([
    ['Maria  Anders', 'doubledSpaces', 'Maria Anders'],
    ['محمد   أحمد', 'doubledSpaces', 'محمد أحمد'],
    ['Maria Anders,', 'strayPunctuation', 'Maria Anders'],
    ['- Maria Anders', 'strayPunctuation', 'Maria Anders'],
    ['محمد أحمد،', 'strayPunctuation', 'محمد أحمد'],
    ['محمد أحمد ؛', 'strayPunctuation', 'محمد أحمد'],
  ])('%j: %s', (name, slip, mended) => expect(found({ name })).toEqual(only(`name ${slip}`, { name: mended })));

  test.each(['Wolski Zajazd Sp. z o.o.', 'México D.F.', 'Nakheel Trading Co.', 'Simons bistro (Kbh.)', "Bon app'", 'Yahoo!', 'شركة النخيل (فرع جدة)', 'م. خالد', 'Café "Zum Löwen"', '-', '?'])(
    '%j is as it should be',
    (name) => expect(found({ name, street: name, district: name })).toEqual([]),
  );
});

describe('what cannot be seen', () => {
  test.each([
    ['a direction forced upon a name', { name: '\u202eMaria Anders\u202c' }, { name: 'Maria Anders' }],
    ['a space without width', { name: 'Mar\u200bia Anders' }, { name: 'Maria Anders' }],
    ['a soft hyphen', { name: 'Maria An\u00adders' }, { name: 'Maria Anders' }],
    ['a mark at the front of the text', { city: '\ufeffRiyadh' }, { city: 'Riyadh' }],
    ['a direction mark in a Latin word', { name: 'Ma\u200eria Anders' }, { name: 'Maria Anders' }],
    ['a tab', { name: 'Maria\tAnders' }, { name: 'Maria Anders' }],
    ['a phone copied from a message', { phone: '\u202a+966 50 123 4567\u202c' }, { phone: '+966 50 123 4567' }],
    ['an e-mail copied from a message', { email: 'sara@nakheel.example\u200f' }, { email: 'sara@nakheel.example' }],
    ['a postal code', { postalCode: '12213\u200b' }, { postalCode: '12213' }],
  ])('%s is taken out', (_, given, correction) => {
    const findings = found(given).filter(({ finding }) => finding.endsWith('invisible'));
    expect(findings).toEqual(only(`${Object.keys(given)[0]} invisible`, correction));
  });

  test.each([
    ['a non-joiner in a Persian word', 'می\u200cخواهم'],
    ['a non-joiner between Arabic letters', 'عبد\u200cالله'],
    ['a direction mark beside a number', 'مبنى \u200f12'],
    ['a mark at the edge of two scripts', 'شركة\u200f ABC'],
    ['a joiner in Hindi', 'क्\u200dष'],
    ['people joined in one sign', '👩\u200d👩\u200d👧 Crèche'],
    ['a hard space', 'Nakheel\u00a0Trading'],
  ])('%s stays', (_, name) => expect(found({ name })).toEqual([]));
});

describe('letters of two scripts in a word', () => {
  test.each([
    ['name', 'Mаria Anders', 'Maria Anders'],
    ['name', 'Пётp Иванов', 'Пётр Иванов'],
    ['city', 'Mocква', 'Москва'],
    ['street', 'Νakheel Street', 'Nakheel Street'],
    ['email', 'sara@gmаil.com', 'sara@gmail.com'],
  ])('%s %s', (field, text, mended) => {
    expect(found({ country: 'RU', [field]: text }).filter(({ finding }) => finding.endsWith('mixedScripts'))).toEqual(only(`${field} mixedScripts`, { [field]: mended }));
  });

  test('a word with letters that look like none of the other alphabet is pointed out without a correction', () => {
    expect(found({ name: 'Ивaнdов' })).toEqual(only('name mixedScripts'));
  });

  test.each([
    ['شركةNakheel', 'شركة Nakheel'],
    ['Nakheelشركة', 'Nakheel شركة'],
    ['مؤسسةABC للتجارة', 'مؤسسة ABC للتجارة'],
  ])('%s is taken apart', (name, apart) => expect(found({ kind: 'company', name })).toEqual(only('name gluedScripts', { name: apart })));

  test.each(['IT-компания', 'Яндекс', 'Ὀδυσσεύς', 'شركة ABC', 'الـIBM', 'وABC', 'الIBM', 'شركة ٣م', '3M', '東京タワー', '李雷 Ltd', 'Škoda', 'Łódź', 'نادي AC ميلان'])('%s is as it should be', (name) =>
    expect(found({ kind: 'company', name, street: name })).toEqual([]),
  );
});

describe('the other keyboard', () => {
  test.each([
    ['lpl]', 'محمد'],
    ['lpl] ugd', 'محمد علي'],
    ['Hpl] hgHkwhvd', 'أحمد الأنصاري'],
    ['tdwg hguhgd', 'فيصل العالي'],
    ['av;m hgkodg', 'شركة النخيل'],
    ['شاةثي', 'Ahmed'],
    ['ةخاشةةثي شاةثي', 'Mohammed Ahmed'],
    ['سشقش', 'Sara'],
    ['اثممخ', 'Hello'],
  ])('%s is %s', (typed, meant) => expect(found({ kind: 'company', name: typed })).toEqual(only('name keyboard', { name: meant })));

  test('a city', () => {
    expect(found({ city: 'hgvdhq' })).toEqual(only('city keyboard', { city: 'الرياض' }));
    expect(found({ city: 'قهغشيا' })).toEqual(only('city keyboard', { city: 'Riyadh' }));
  });

  test.each([
    'Maria Anders', 'Sven', 'psk', 'ulv', 'KLM', 'Krk', 'Łukasz Brzęczyszczykiewicz', 'hair', 'Smith & Co', "D'Angelo", 'st. gallen', 'Ng', 'Hrvoje Strk', 'dfg', 'rtl', "O'Hara", 'Li, Wei',
  ])('%s was meant', (name) => expect(found({ name }).filter(({ finding }) => finding.endsWith('keyboard'))).toEqual([]));

  test.each([
    'محمد', 'ثامر', 'خالد', 'غسان', 'لؤي', 'نهى', 'منى', 'سلمى مصطفى', 'رؤى', 'هيا', 'ضحى', 'شذا', 'يحيى', 'بثينة', 'مكتب الريادة', 'ورشة الإتقان', 'شيماء', 'آلاء', 'إسراء', 'فاطمة الزهراء', 'تسنيم', 'قيس', 'صهيب', 'کیوان', 'میثم',
  ])('%s was meant', (name) => expect(found({ name })).toEqual([]));
});

describe('words that stand there twice', () => {
  test.each([
    [{ kind: 'company', name: 'شركة شركة النخيل' }, 'name', 'شركة النخيل'],
    [{ kind: 'company', name: 'Nakheel Nakheel Trading' }, 'name', 'Nakheel Trading'],
    [{ street: 'شارع شارع العليا' }, 'street', 'شارع العليا'],
    [{ street: 'King Fahd Road Road' }, 'street', 'King Fahd Road'],
    [{ city: 'Berlin Berlin', country: 'DE' }, 'city', 'Berlin'],
    [{ kind: 'person', name: 'محمد محمد محمد علي' }, 'name', 'محمد علي'],
  ])('%j', (given, field, once) => expect(found(given)).toEqual(only(`${field} repeatedWord`, { [field]: once })));

  test.each([
    { kind: 'person', name: 'محمد محمد' }, { kind: 'person', name: 'Ahmad Ahmad' }, { kind: 'person', name: 'علي علي حسن' }, { kind: 'company', name: 'Duran Duran' }, { kind: 'company', name: 'Bon Bon' },
    { kind: 'company', name: 'Toys R Us' }, { city: 'Baden Baden', country: 'DE' }, { city: 'Walla Walla', country: 'US' }, { street: 'Via Roma' }, { street: 'Rue de la Paix, rue du Bac' },
    { kind: 'company', name: 'مطعم بيت بيت' }, { street: 'شارع 12 12' },
  ])('%j is as it should be', (given) => expect(found(given)).toEqual([]));
});

describe('people and companies', () => {
  test.each([
    'Nakheel GmbH', 'Nakheel Trading LLC', 'Alfreds Futterkiste Ltd.', 'Frankenversand AG', 'Société Générale S.A.', 'شركة النخيل للتجارة', 'مؤسسة النور', 'النخيل للتجارة ذ.م.م', 'مصنع الأمل',
    'Around the Corner Restaurant', 'Bäckerei Schmidt', 'Boulangerie du Pont', 'Panadería Ruiz', 'Trattoria Da Mario', 'Bakkerij de Vries', 'Yılmaz İnşaat', 'Khan Traders', 'Padaria Silva', 'Müller & Söhne', 'Smith & Sons', 'Clover Collections, Co', 'Nelson Co.', 'Casa Pepe', 'The Cracker Box', "Trail's Head",
    'Lehmanns Käseladen', '株式会社如家', 'ООО Ромашка', 'صيدلية الشفاء', 'الشركة المتحدة', 'مطاعم البيك', 'الراجحي وأولاده', 'الفهد للمقاولات', 'سوبرماركت الأمل',
  ])('%s is no person', (name) => expect(found({ kind: 'person', name })).toEqual(only('name companyAsPerson', { kind: 'company' })));

  test('company and contact in each other\'s place', () => {
    expect(found({ kind: 'company', name: 'Maria Anders', contactName: 'Nakheel GmbH' })).toEqual(only('contactName namesSwapped', { kind: 'company', name: 'Nakheel GmbH', contactName: 'Maria Anders' }));
    expect(found({ kind: 'person', name: 'محمد أحمد', contactName: 'شركة النخيل' })).toEqual(only('contactName namesSwapped', { kind: 'company', name: 'شركة النخيل', contactName: 'محمد أحمد' }));
    expect(found({ kind: 'company', name: 'Janine Labrune', contactName: 'Du monde entier' })).toEqual(only('contactName namesSwapped', { kind: 'company', name: 'Du monde entier', contactName: 'Janine Labrune' }));
    expect(found({ kind: 'company', name: 'Peter Franken', contactName: 'Frankenversand' })).toEqual(only('contactName namesSwapped', { kind: 'company', name: 'Frankenversand', contactName: 'Peter Franken' }));
  });

  test.each([
    { kind: 'person', name: 'Jan Bakker' }, { kind: 'person', name: 'Uwe Müller' }, { kind: 'person', name: 'Georg Händel' }, { kind: 'person', name: 'John Mills' }, { kind: 'person', name: 'Karl Schüle' }, { kind: 'person', name: 'Mart Laar' }, { kind: 'person', name: 'Robert Co' }, { kind: 'person', name: 'Tom Steel' }, { kind: 'person', name: 'Ana Mercado' },
    { kind: 'person', name: 'Kendra Baker' }, { kind: 'person', name: 'Hans & Maria Müller' }, { kind: 'person', name: 'روضة التاجر' }, { kind: 'person', name: 'نادي الصباغ' }, { kind: 'person', name: 'محمد الخباز' }, { kind: 'person', name: 'علي المصري', contactName: 'سارة المصري' }, { kind: 'person', name: 'Maria de la Cruz y Casa' },
    { kind: 'company', name: 'Antonio Moreno', contactName: 'Antonio Moreno' }, { kind: 'company', name: 'Hugo Boss', contactName: 'Zbigniew Wolski' }, { kind: 'company', name: 'Paul Smith', contactName: 'Anders' }, { kind: 'company', name: 'Du monde entier', contactName: 'Janine Labrune' }, { kind: 'company', name: 'Frankenversand', contactName: 'Peter Franken' },
    { kind: 'person', name: 'Maria Anders' }, { kind: 'person', name: 'Ag Hansen' }, { kind: 'person', name: 'Sa Nguyen' }, { kind: 'person', name: 'Inka Limitedova' }, { kind: 'person', name: 'محمد شركس' }, { kind: 'person', name: 'نور المكتبي' },
    { kind: 'person', name: 'Karl 3rd' }, { kind: 'company', name: 'Nakheel GmbH', contactName: 'Maria Anders' }, { kind: 'company', name: 'شركة النخيل', contactName: 'محمد أحمد' }, { kind: 'company', name: 'Alfreds Futterkiste 24', contactName: 'Nakheel Services GmbH' },
    { kind: 'company', name: '3M' }, { kind: 'company', name: 'مطعم 1001 ليلة' }, { kind: 'person', name: 'مصطفى مركزي' },
  ])('%j is as it should be', (given) => expect(found(given)).toEqual([]));

  test.each(['Maria 2', 'محمد ١٢', 'Sara0'])('%s has digits', (name) => expect(found({ kind: 'person', name })).toEqual(only('name nameDigits')));
});
