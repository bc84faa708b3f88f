import { type CustomerValues, emptyValues } from '#lib/customers/fields';

const given = {
  ar: 'محمد أحمد علي عمر خالد يوسف إبراهيم حسن حسين سعيد فاطمة مريم عائشة نورة سارة ليلى هدى سلمى زينب أمينة طارق ماجد فهد سلطان ناصر بدر رائد وليد سامي عادل'.split(' '),
  latin: 'Maria Anna José Hanna Thomas Peter Paula Simon Lúcia Karl Renate Sven Helen Patrick Yvonne Philip Daniel Elizabeth Roland Ann Frédérique Martín Laurence Victoria Pedro Aria Diego Carine Jytte Dominique'.split(' '),
};
const family = {
  ar: 'الأنصاري النجار الحداد المصري الشامي العتيبي القحطاني الدوسري الشمري الحربي الزهراني الغامدي البغدادي المغربي التونسي الخطيب العمري السيد الجبوري الكعبي البلوشي الهاشمي المنصور الفارسي الراشد اليماني السوداني الحلبي الطرابلسي القرشي'.split(' '),
  latin: 'Anders Trujillo Moreno Hardy Berglund Moos Citeaux Sommer Lebihan Lincoln Ashworth Simpson Chang Wang Afonso Brown Ottlieb Labrune Devon Mendel Kloss Cruz Roel Larsson Franken Schmitt Accorti Freyre Ibsen Karttunen'.split(' '),
};
const places = {
  ar: [['الرياض', 'SA', '12211', '50'], ['جدة', 'SA', '21577', '55'], ['القاهرة', 'EG', '11511', '10'], ['عمّان', 'JO', '11118', '79'], ['الدار البيضاء', 'MA', '20000', '61'], ['تونس', 'TN', '1000', '20']],
  latin: [['Berlin', 'DE', '10115', '30'], ['London', 'GB', 'WA1 1DP', '20'], ['Paris', 'FR', '75012', '1'], ['Madrid', 'ES', '28023', '91'], ['São Paulo', 'BR', '05432-043', '11'], ['Portland', 'US', '97201', '503']],
};

/** The word that one customer in ten thousand bears. */
export const rareWord = 'Quartermaine';
/** The word that one Arabic name in fifteen holds. */
export const frequentWord = 'محمد';
/** Two letters are too few for the index. */
export const twoLetters = 'نو';

/** The customer of this number: always the same, and like a real one. Odd numbers have Arabic names, even ones Latin. */
export function customerOf(number: number): CustomerValues {
  const script = number % 2 ? 'ar' : 'latin';
  // Multiplying by a large odd number shuffles the bits: neighbours in number are no neighbours in the alphabet.
  let shuffled = Math.imul(number, 0x9e3779b1) >>> 0;
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[shuffled % items.length] as Item;
    shuffled = Math.imul(shuffled ^ (shuffled >>> 13), 0x85ebca6b) >>> 0;
    return item;
  };
  const last = number % 10_000 === 0 ? rareWord : pick(family[script]);
  const person = [pick(given[script]), pick(given[script]), last].join(' ');
  const company = number % 5 === 0;
  const [city = '', country = '', postalCode = '', prefix = ''] = pick(places[script]);
  const digits = String(1_000_000 + (shuffled % 9_000_000));
  return {
    ...emptyValues,
    kind: company ? 'company' : 'person',
    name: company ? `${script === 'ar' ? 'شركة' : 'The'} ${last} ${number}` : person,
    contactName: company ? person : '',
    street: `${script === 'ar' ? 'شارع' : 'Street'} ${shuffled % 200}`,
    city, country, postalCode,
    email: number % 5 < 4 ? `customer${number}@example.com` : '',
    phone: number % 10 < 7 ? `0${prefix} ${digits}` : '',
  };
}
