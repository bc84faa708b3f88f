import { type CustomerValues, valuesWith } from '#lib/customers/fields';
import { northwindCompanies } from '../../../tests/support/companies.ts';

type Random = () => number;

/** Names in both scripts, so that one person can be entered twice, once in each. */
const given = `محمد Mohammed|أحمد Ahmad|علي Ali|عمر Omar|خالد Khaled|يوسف Yousef|إبراهيم Ibrahim|حسن Hassan|حسين Hussein|سعيد Saeed|طارق Tariq|ماجد Majid|فهد Fahad|سلطان Sultan|ناصر Nasser|بدر Badr|رائد Raed|وليد Walid|سامي Sami|عادل Adel|كريم Karim|جمال Jamal|منير Munir|نبيل Nabil|رشيد Rashid|هشام Hisham|أنس Anas|زياد Ziad|عثمان Othman|سليمان Sulaiman|فاطمة Fatima|مريم Maryam|عائشة Aisha|نورة Noura|سارة Sara|ليلى Layla|هدى Huda|سلمى Salma|زينب Zainab|أمينة Amina|رنا Rana|دينا Dina|هند Hind|ريم Reem|منى Mona|سعاد Souad|خديجة Khadija|ياسمين Yasmin|رانيا Rania|لبنى Lubna`.split('|').map((pair) => pair.split(' ') as [string, string]);
const family = `الأنصاري Al-Ansari|النجار Al-Najjar|الحداد Al-Haddad|المصري Al-Masri|الشامي Al-Shami|العتيبي Al-Otaibi|القحطاني Al-Qahtani|الدوسري Al-Dosari|الشمري Al-Shammari|الحربي Al-Harbi|الزهراني Al-Zahrani|الغامدي Al-Ghamdi|البغدادي Al-Baghdadi|المغربي Al-Maghribi|التونسي Al-Tunisi|الخطيب Al-Khatib|العمري Al-Omari|السيد El-Sayed|الجبوري Al-Jubouri|الكعبي Al-Kaabi|البلوشي Al-Balushi|الهاشمي Al-Hashimi|المنصور Al-Mansour|الفارسي Al-Farsi|الراشد Al-Rashid|اليماني Al-Yamani|الحلبي Al-Halabi|القرشي Al-Qurashi|المطيري Al-Mutairi|السبيعي Al-Subaie|الفهد Al-Fahad|الصباح Al-Sabah|الخليفة Al-Khalifa|المهيري Al-Muhairi|الكندي Al-Kindi|الرفاعي Al-Rifai|الحسيني Al-Husseini|الطائي Al-Tai|العبيدي Al-Obaidi|الدليمي Al-Dulaimi`.split('|').map((pair) => pair.split(' ') as [string, string]);
const latinGiven = 'Maria Anna Hanna Thomas Peter Paula Simon Lucia Karl Renate Sven Helen Patrick Yvonne Philip Daniel Elizabeth Roland Frederique Martin Laurence Victoria Pedro Aria Diego Carine Jytte Dominique Annette Giovanni Liu Rita Manuel Zbyszek Mary Alejandra Janine Matti Palle Horst'.split(' ');
const latinFamily = 'Anders Trujillo Moreno Hardy Berglund Moos Citeaux Sommer Lebihan Lincoln Ashworth Simpson Chang Wang Afonso Brown Ottlieb Labrune Devon Mendel Kloss Cruz Roel Larsson Franken Schmitt Accorti Freyre Ibsen Karttunen Camino Pfalzheim Snyder Jablonski Josephs Wilson Nagy Hernandez Limeira Saavedra'.split(' ');
const trades = { ar: 'للمقاولات للأثاث للإلكترونيات للنقل للأدوية للأقمشة للعقارات للتوريدات'.split(' '), latin: 'Trading|Furniture|Foods|Logistics|Textiles|Engineering|Books|Motors'.split('|') };
const proper = { ar: 'الأفق النخيل دجلة الفرات الأندلس الياقوت الرواد الصفا المروة الريادة اللؤلؤة الواحة القمة السنابل المدار الشروق الفجر الندى السحاب الوفاق'.split(' '), latin: 'Horizon Palmera Tigris Andalus Safir Meridian Northgate Oakwood Riverside Bluestone Silvermine Westbrook Kingsley Fairview Hillcrest Lakeland Redfern Ashdown Marlow Penrose'.split(' ') };
const places: Record<'ar' | 'latin', [city: string, country: string, prefix: string][]> = { ar: [['الرياض', 'SA', '+96650'], ['جدة', 'SA', '+96655'], ['الدمام', 'SA', '+96653'], ['القاهرة', 'EG', '+2010'], ['عمّان', 'JO', '+96279'], ['دبي', 'AE', '+97150'], ['الكويت', 'KW', '+9655']], latin: [['Berlin', 'DE', '+4930'], ['London', 'GB', '+4420'], ['Paris', 'FR', '+331'], ['Madrid', 'ES', '+3491'], ['Lisboa', 'PT', '+35121'], ['Milano', 'IT', '+3902']] };
const roads = { ar: 'طريق الملك فهد|شارع العليا|شارع التحلية|شارع فلسطين|شارع الجامعة|طريق المدينة|شارع الثورة|شارع النيل|شارع الخليج|شارع الحمرا'.split('|'), latin: 'Obere Straße|Hauptstraße|Station Road|High Street|Rue de la Paix|Calle Mayor|Via Roma|Rua Augusta|Mill Lane|Church Street'.split('|') };

/** A person as both scripts write them. */
export interface Made {
  values: CustomerValues;
  /** The same name in Latin letters, for a person with an Arabic one. */
  otherScript: string | null;
}

/** Customers as a firm has them, drawn by lot: people and companies, half of them Arabic; everything of each is its own. */
export function madeRecords(count: number, random: Random): Made[] {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const digits = (length: number) => Array.from({ length }, () => Math.floor(random() * 10)).join('');
  return Array.from({ length: count }, () => {
    const script = random() < 0.5 ? 'ar' : 'latin';
    const isCompany = random() < 0.35;
    const [[one, oneLatin], [two, twoLatin], [last, lastLatin]] = [pick(given), pick(given), pick(family)];
    const person = script === 'ar' ? `${one} ${two} ${last}` : `${pick(latinGiven)} ${random() < 0.3 ? `${pick(latinGiven)} ` : ''}${pick(latinFamily)}`;
    const company = script === 'ar' ? `شركة ${pick(proper.ar)} ${last} ${pick(trades.ar)}` : `${pick(proper.latin)} ${pick(latinFamily)} ${pick(trades.latin)} Ltd`;
    const [city, country, prefix] = pick(places[script]);
    return {
      otherScript: script === 'ar' && !isCompany ? `${oneLatin} ${twoLatin} ${lastLatin}` : null,
      values: valuesWith({
        kind: isCompany ? 'company' : 'person', name: isCompany ? company : person, contactName: isCompany && random() < 0.7 ? person : '',
        city, country, postalCode: digits(5), street: `${pick(roads[script])} ${1 + Math.floor(random() * 200)}`,
        phone: random() < 0.8 ? prefix + digits(13 - prefix.length) : '',
        email: random() < 0.7 ? `${pick(latinFamily).toLowerCase()}${digits(3)}@${isCompany ? `${pick(proper.latin).toLowerCase()}${digits(2)}.example` : 'mail.example'}` : '',
        taxId: isCompany && random() < 0.5 ? digits(15) : '',
      }),
    };
  });
}

/** Real companies, where their file is there. */
export const realRecords = (): Made[] => (northwindCompanies() ?? []).map((company) => ({ values: valuesWith(company), otherScript: null }));
