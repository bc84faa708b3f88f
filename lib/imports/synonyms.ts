import { fold } from '#lib/text';

/** What columns are called in lists of customers, beside the names and labels of the fields themselves. By the field, in Arabic and English. */
export const synonyms: Record<string, readonly string[]> = {
  number: ['customer number', 'customer no', 'client number', 'رقم العميل', 'كود العميل'],
  kind: ['customer type', 'client type', 'نوع العميل', 'نوع'],
  name: ['company name', 'company', 'organization', 'organisation', 'business name', 'customer name', 'client name', 'customer', 'client', 'full name', 'display name', 'account name', 'title of company',
    'اسم العميل', 'اسم الشركة', 'اسم المنشأة', 'اسم المؤسسة', 'الشركة', 'المنشأة', 'العميل', 'الاسم', 'الاسم الكامل', 'الزبون', 'اسم الزبون'],
  contactName: ['contact', 'contact person', 'main contact', 'primary contact', 'attention', 'جهة الاتصال', 'اسم جهة الاتصال', 'الشخص المسؤول', 'المسؤول', 'اسم المسؤول'],
  taxId: ['vat', 'vat number', 'vat no', 'vat id', 'tax number', 'tax no', 'tin', 'trn', 'gstin', 'tax registration number', 'الرقم الضريبي', 'رقم ضريبي', 'رقم التسجيل الضريبي', 'رقم ضريبة القيمة المضافة'],
  email: ['e-mail', 'mail', 'email address', 'e-mail address', 'البريد', 'الإيميل', 'ايميل', 'البريد الإلكتروني', 'بريد إلكتروني', 'عنوان البريد الإلكتروني'],
  phone: ['telephone', 'tel', 'phone number', 'telephone number', 'mobile', 'mobile number', 'mobile phone', 'cell', 'cell phone', 'الهاتف', 'رقم الهاتف', 'الجوال', 'رقم الجوال', 'الموبايل', 'رقم الموبايل', 'تلفون', 'المحمول'],
  website: ['web', 'url', 'homepage', 'site', 'web site', 'الموقع', 'موقع الويب', 'الموقع الإلكتروني'],
  country: ['country code', 'country name', 'nation', 'الدولة', 'البلد', 'بلد'],
  street: ['address', 'street address', 'address 1', 'address line 1', 'address1', 'العنوان', 'الشارع', 'اسم الشارع', 'عنوان'],
  buildingNumber: ['building no', 'building', 'house number', 'رقم المبنى', 'المبنى'],
  additionalNumber: ['additional no', 'secondary number', 'الرقم الإضافي'],
  district: ['neighborhood', 'neighbourhood', 'quarter', 'suburb', 'الحي', 'حي'],
  city: ['town', 'locality', 'المدينة', 'مدينة'],
  postalCode: ['zip', 'zip code', 'postcode', 'post code', 'postal', 'الرمز البريدي', 'رمز بريدي', 'الرقم البريدي'],
  region: ['state', 'province', 'county', 'state province', 'المنطقة', 'المحافظة', 'الولاية', 'الإقليم'],
  paymentTermDays: ['payment terms', 'payment days', 'net days', 'credit days', 'مدة السداد', 'أيام السداد', 'شروط الدفع'],
  currency: ['currency code', 'العملة', 'عملة'],
  locale: ['language', 'lang', 'اللغة', 'لغة'],
  terms: ['other terms', 'conditions', 'شروط أخرى', 'الشروط'],
  categories: ['category', 'group', 'groups', 'tags', 'segment', 'الفئة', 'الفئات', 'التصنيف', 'المجموعة', 'الوسوم'],
};

/** Parts of a name that together make one, where no column has it whole. */
export const nameParts: readonly string[] = ['first name', 'given name', 'middle name', 'last name', 'surname', 'family name', 'الاسم الأول', 'اسم الأب', 'اسم العائلة', 'اللقب'];

/** A heading as headings are compared: letters and digits alone, without the Arabic article. */
export function headingKey(heading: string): string {
  const spaced = heading.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return fold(spaced).split(/[^\p{L}\p{N}]+/u).map((word) => word.replace(/^ال(?=.{2})/u, '')).join('');
}
