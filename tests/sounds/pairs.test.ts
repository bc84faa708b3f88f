import { expect, test } from 'vitest';
import { searchText, searchWords } from '#lib/customers/search-text';
import { soundAlike } from '#lib/sounds';

const nothing = { number: 1, contactName: null, taxId: null, city: null, email: null, phone: null, phoneInternational: null };

/** How a customer of this name is found: by the letters, by the sound, or not at all. */
function finds(search: string, name: string): 'letters' | 'sound' | null {
  const text = searchText({ ...nothing, name });
  if (searchWords(search).every((word) => text.includes(word))) return 'letters';
  return soundAlike(search, name) ? 'sound' : null;
}

// Where the pairs come from:
const unicode = 'Unicode: NFKC (UAX #15), case folding, and the default-ignorable characters';
const orthography = 'Arabic orthography: letters that are written for one another in everyday hands and on phones';
const persian = 'Persian and Urdu keyboards, which have ی and ک of their own';
const academic = 'ALA-LC romanization of Arabic (2012)';
const passports = 'Passports of the Gulf and the Levant: English spelling, doubled letters, ee and oo';
const egypt = 'Egyptian usage: g for ج, y at the end';
const maghreb = 'French spelling of the Maghreb: ou, ch, dj, -eddine, Abdel-, Abder-';
const compounds = 'Names of one, two or three words, by the registrar';
const phones = 'Arabic typed with Latin letters and digits (3 for ع, 7 for ح)';
const places = 'Names of cities as their own airports and post offices write them';
const foreign = 'Foreign names in Arabic newspapers';
const spelling = 'One name as two people spell it in Latin letters';

const byLetters: [string, string, string][] = [
  ['احمد', 'أحمد', orthography], ['إبراهيم', 'ابراهيم', orthography], ['آدم', 'ادم', orthography], ['ٱلرحمن', 'الرحمن', orthography],
  ['مصطفي', 'مصطفى', orthography], ['فاطمه', 'فاطمة', orthography], ['مومن', 'مؤمن', orthography], ['عايشه', 'عائشة', orthography],
  ['محمد', 'مُحَمَّد', orthography], ['محمد', 'محمـــد', orthography], ['العتيبي', 'عتيبي', orthography], ['عتيبي', 'العتيبي', orthography],
  ['علی', 'علي', persian], ['کریم', 'كريم', persian], ['فرع ۲', 'فرع ٢', persian], ['فرع 2', 'فرع ٢', unicode], ['فرع ٢', 'فرع 2', unicode],
  ['strasse', 'Straße', unicode], ['jose', 'José', unicode], ['MÜLLER', 'müller', unicode], ['ﷲ', 'الله', unicode], ['ﻣﺤﻤﺪ', 'محمد', unicode], ['mar\u200bia', 'Maria', unicode],
];

const bySound: [string, string, string][] = [
  ['Mohammed', 'محمد', passports], ['Muḥammad', 'محمد', academic], ['Mouhamad', 'محمد', maghreb], ['Mo7amed', 'محمد', phones], ['Mohammed Ahmad', 'محمد أحمد', passports],
  ['Aḥmad', 'أحمد', academic], ['Ahmed', 'أحمد', passports], ['Mahmoud', 'محمود', passports], ['Maḥmūd', 'محمود', academic], ['Mahmood', 'محمود', passports],
  ['Yousef', 'يوسف', passports], ['Youssef', 'يوسف', maghreb], ['Yūsuf', 'يوسف', academic], ['Khaled', 'خالد', passports], ['Khālid', 'خالد', academic],
  ['Hussein', 'حسين', passports], ['Ḥusayn', 'حسين', academic], ['Hassan', 'حسن', passports], ['Ali', 'علي', passports], ['Aly', 'على', egypt], ['ʿAlī', 'علي', academic],
  ['Omar', 'عمر', passports], ['3omar', 'عمر', phones], ['Othman', 'عثمان', passports], ['Osman', 'عثمان', egypt], ['Abdullah', 'عبد الله', compounds], ['Abd Allah', 'عبدالله', compounds],
  ['Abdulrahman', 'عبد الرحمن', compounds], ['Abd el-Rahman', 'عبدالرحمن', compounds], ['Abderrahmane', 'عبد الرحمن', maghreb], ['Abdelaziz', 'عبدالعزيز', maghreb],
  ['Fatima', 'فاطمة', passports], ['Fāṭimah', 'فاطمة', academic], ['Fatma', 'فاطمه', egypt], ['Aisha', 'عائشة', passports], ['ʿĀʾishah', 'عائشة', academic],
  ['Noor', 'نور', passports], ['Nour', 'نور', maghreb], ['Hoda', 'هدى', egypt], ['Layla', 'ليلى', passports], ['Gamal', 'جمال', egypt], ['Jamal', 'جمال', passports],
  ['Tarek', 'طارق', egypt], ['Ṭāriq', 'طارق', academic], ['Rachid', 'رشيد', maghreb], ['Rasheed', 'رشيد', passports], ['Saeed', 'سعيد', passports], ['Saïd', 'سعيد', maghreb],
  ['Souad', 'سعاد', maghreb], ['Saud', 'سعود', passports], ['Wael', 'وائل', egypt], ['Fouad', 'فؤاد', maghreb], ['Dawood', 'داوود', passports], ['Osama', 'أسامة', passports],
  ['Noureddine', 'نور الدين', maghreb], ['Salah ad-Din', 'صلاح الدين', academic], ['Al-Ghamdi', 'الغامدي', passports], ['Alghamdi', 'الغامدي', passports], ['El-Sayed', 'السيد', egypt],
  ['Ash-Sharif', 'الشريف', academic], ['Fathi', 'فتحي', passports], ['Ishaq', 'إسحاق', passports], ['Qasim', 'قاسم', academic], ['Gasim', 'قاسم', 'Sudanese and Gulf usage: g for ق'], ['Riza', 'رضا', 'Persian and Turkish usage: z for ض'],
  ['Riyadh', 'الرياض', places], ['Jeddah', 'جدة', places], ['Sanaa', 'صنعاء', places], ['Dubai', 'دبي', places], ['Khartoum', 'الخرطوم', places], ['Gaza', 'غزة', places],
  ['Peter', 'بيتر', foreign], ['Maria', 'ماريا', foreign], ['George', 'جورج', foreign], ['Carlos', 'كارلوس', foreign],
  ['Muhammad', 'Mohamed', spelling], ['Khalid', 'Khaled', spelling], ['Yusuf', 'Youssef', spelling], ['Abdel Rahman', 'Abdulrahman', spelling], ['Imad', 'Emad', spelling], ['Gamal', 'Jamal', spelling], ['Mayer', 'Meier', spelling],
];

const root = 'Two names of one root: another vowel is another name';
const different: [string, string, string][] = [
  ['Mohammed', 'محمود', root], ['Mahmoud', 'محمد', root], ['محمود', 'محمد', root], ['Mohammed', 'أحمد', root], ['Ahmad', 'محمد', root], ['Hamid', 'أحمد', root], ['Ahmad', 'حمد', root],
  ['Hassan', 'حسين', root], ['Hussein', 'حسن', root], ['Hassan', 'Hussein', root], ['Salem', 'سليم', root], ['Saleem', 'سالم', root], ['Salam', 'سالم', root], ['Salam', 'Salem', root], ['Salma', 'سالم', root], ['Salman', 'سليمان', root],
  ['Saad', 'سعيد', root], ['Said', 'سعد', root], ['Souad', 'سعود', root], ['Saud', 'سعاد', root], ['Kamal', 'كامل', root], ['Kamel', 'كمال', root], ['Jamal', 'جميل', root], ['Jamil', 'جمال', root],
  ['Omar', 'عامر', root], ['Omar', 'Amer', root], ['Karim', 'كرم', root], ['Majid', 'مجدي', root], ['Samir', 'سمر', root], ['Rania', 'رنا', root], ['Zaid', 'زياد', root], ['Ziad', 'زيد', root],
  ['Nour', 'نورة', 'A man’s name and a woman’s'], ['Maria', 'Mario', 'A man’s name and a woman’s'], ['Huda', 'هادي', 'A man’s name and a woman’s'], ['Aisha', 'عيسى', 'A man’s name and a woman’s'],
  ['Khaled', 'خليل', 'Names that begin alike'], ['Yousef', 'يونس', 'Names that begin alike'], ['Walid', 'خالد', 'Names that end alike'], ['Gamal', 'Kamal', 'Names that end alike'],
  ['Abdullah', 'عبدالرحمن', 'Two of God’s servants'], ['Abdulaziz', 'عبدالله', 'Two of God’s servants'], ['Jeddah', 'جادة', 'A city and a road'], ['Ali', 'علاء', 'A short name in a longer one'],
];

test('the table is as large as it was asked to be', () => {
  expect(byLetters.length + bySound.length).toBeGreaterThanOrEqual(60);
  expect(different.length).toBeGreaterThanOrEqual(30);
});

test.each(byLetters)('%s finds %s by its letters — %s', (search, name) => expect(finds(search, name)).toBe('letters'));

test.each(bySound)('%s and %s find each other by their sound — %s', (one, other) => {
  expect(finds(one, other)).toBe('sound');
  expect(finds(other, one)).toBe('sound');
});

test.each(different)('%s and %s do not find each other — %s', (one, other) => {
  expect(finds(one, other)).toBeNull();
  expect(finds(other, one)).toBeNull();
});

test.each([['12345', '12345'], ['', 'محمد'], ['بن', 'بن'], ['東京', '東京'], ['!?', '!?']])('what has no sound is not found by it: %j', (search, name) => {
  expect(soundAlike(search, name)).toBe(false);
});

test('every word must sound like one of the name', () => {
  expect(soundAlike('Mohammed Ahmad', 'أحمد محمد علي')).toBe(true);
  expect(soundAlike('Mohammed Ahmad', 'محمد علي')).toBe(false);
});

test('the longest name is read', () => {
  expect(soundAlike('aeiouwy'.repeat(30), 'aeiouwy'.repeat(30))).toBeTypeOf('boolean');
  expect(soundAlike('Thshghkhdh '.repeat(20), 'محمد')).toBe(false);
});
