// Fills the database that DATABASE_URL names with a sample firm, through the program's own verbs.
import { join } from 'node:path';
import { store } from '#db/client';
import { openStore } from '#db/open';
import { brandInputNames, changeBrand } from '#lib/brands/change';
import { createCategory } from '#lib/categories/change';
import { addContact } from '#lib/contacts/add';
import { noContact } from '#lib/contacts/input';
import { defineField } from '#lib/custom-fields/define';
import { joined } from '#lib/custom-fields/field';
import { type FieldName, valuesWith } from '#lib/customers/fields';
import { recentCustomers } from '#lib/customers/find-by-text';
import { registerCustomer } from '#lib/customers/register';
import { requireFields } from '#lib/customers/require-fields';
import { addDays } from '#lib/day';
import { addDelivery } from '#lib/deliveries/add';
import { noDelivery } from '#lib/deliveries/input';
import { draftInvoice } from '#lib/invoices/draft';
import { invoiceInputNames, todayOf } from '#lib/invoices/input';
import { issueInvoice } from '#lib/invoices/issue';
import { lineParts } from '#lib/invoices/lines';
import { addUsualExpenseCategories, allExpenseCategories } from '#lib/expenses/categories';
import { planRecurringExpense } from '#lib/expenses/plan';
import { recordExpense } from '#lib/expenses/record';
import { translator } from '#lib/messages';
import { writeNote } from '#lib/notes/write-note';
import { recordPayment } from '#lib/payments/record';
import { createProduct } from '#lib/products/change';
import { createTemplate } from '#lib/registration/change';
import { templateInputNames } from '#lib/registration/input';
import { addUsualTaxes } from '#lib/taxes/change';
import { allTaxRates } from '#lib/taxes/queries';
import { addUser } from '#lib/users/add';
import { endSession, findSession, startSession } from '#lib/users/sessions';
import { setUp } from '#lib/users/set-up';

const password = 'demo demo demo 1';

const people: [name: string, city: string, phone: string, street: string, postalCode: string][] = [
  ['محمد بن عبدالله القحطاني', 'الرياض', '0501234567', 'طريق الملك فهد', '12271'],
  ['نورة سعد الدوسري', 'الدمام', '0553217654', 'شارع الأمير محمد', '32241'],
  ['أحمد خالد العتيبي', 'جدة', '0567654321', 'شارع فلسطين', '23434'],
  ['فاطمة علي الزهراني', 'الطائف', '0541112233', 'شارع شبرا', '26522'],
  ['ريم ناصر الحربي', 'المدينة المنورة', '0538765432', 'طريق سلطانة', '42315'],
];

const companies: [name: string, contact: string, city: string, country: string, phone: string, street: string, postalCode: string][] = [
  ['شركة الأفق للمقاولات', 'سامي الأفندي', 'الخبر', 'SA', '0138891234', 'شارع الظهران', '34429'],
  ['مؤسسة النخيل الذهبي', 'هند المطيري', 'القصيم', 'SA', '0163234567', 'طريق المدينة', '52366'],
  ['متجر دجلة للإلكترونيات', 'عمر الجبوري', 'بغداد', 'IQ', '07701234567', 'شارع الرشيد', '10011'],
  ['مكتبة الأندلس', 'ليلى بنعلي', 'الرباط', 'MA', '0537701234', 'شارع محمد الخامس', '10000'],
  ['Cairo Print House', 'Mona Fathy', 'Cairo', 'EG', '0223456789', 'Talaat Harb St.', '11511'],
  ['Alfreds Futterkiste', 'Maria Anders', 'Berlin', 'DE', '030 0074321', 'Obere Str. 57', '12209'],
  ['Around the Horn', 'Thomas Hardy', 'London', 'GB', '020 7946 0750', '120 Hanover Sq.', 'WA1 1DP'],
  ['Bólido Comidas preparadas', 'Martín Sommer', 'Madrid', 'ES', '915552282', 'C/ Araquil, 67', '28023'],
];

await openStore(process.env['DATABASE_URL'] ?? '', join(import.meta.dirname, '../db/migrations'));
const ownerId = await setUp({ firmName: 'مؤسسة النور للتجارة', name: 'سارة القحطاني', email: 'sara@example.com', password, locale: 'ar' }, 'SA');
const here = await findSession(await startSession(ownerId, 'demo'));
if (!here) throw new Error('The sample owner cannot be signed in');
const { ctx } = here;
await requireFields(ctx, {});
await addUser(ctx, 'member', { name: 'John Miller', email: 'john@example.com', password, locale: 'en' });
const free = { ...ctx, firm: { ...ctx.firm, requiredFields: {} } };
const category = (name: string, color: string) => createCategory(ctx, { name, color, description: '' });
const register = (given: Partial<Record<FieldName, string>>) => registerCustomer(free, valuesWith(given));
const [wholesale, retail, regular] = [await category('جملة', 'blue'), await category('تجزئة', 'orange'), await category('عميل دائم', 'green')];
await defineField(ctx, { labelAr: 'المندوب', labelEn: 'Sales person', helpAr: '', helpEn: '', type: 'choice', options: 'ليلى | Layla\nعمر | Omar', group: 'terms', isUnique: '', initial: '', isInList: 'yes' });
for (const [index, [name, city, phone, street, postalCode]] of people.entries()) {
  await register({ categories: retail, 'consent.email.invoices': 'given', kind: 'person', name, city, phone, street, postalCode, country: 'SA', email: `customer${index + 1}@example.com`, paymentTermDays: '14' });
}
for (const [index, [name, contactName, city, country, phone, street, postalCode]] of companies.entries()) {
  const id = await register({ categories: joined(index % 2 === 0 ? [wholesale, regular] : [wholesale]), kind: 'company', name, contactName, city, country, phone, street, postalCode, email: `office${index + 1}@example.org`, paymentTermDays: '30' });
  if (index > 0) continue;
  await addContact(ctx, id, { ...noContact, name: 'منى الشمري', position: 'المحاسبة', emails: 'mona@example.org' });
  await addDelivery(ctx, id, { ...noDelivery, label: 'المستودع', country: 'SA', city: 'الدمام', street: 'طريق الميناء', postalCode: '32411' });
  await writeNote(ctx, id, { kind: 'agreement', text: 'خصم 5% على الطلبات التي تزيد على 10,000 ريال.', 'role.member': 'on' });
}
await addUsualTaxes(ctx);
await changeBrand(ctx, { ...Object.fromEntries(brandInputNames.map((name) => [name, ''])), taxId: '310123456700003', street: 'شارع العليا', city: 'الرياض', postalCode: '12211', iban: 'SA0380000000608010167519', bankName: 'مصرف الراجحي' });
const [vat] = await allTaxRates(ctx);
const service = (code: string, nameAr: string, nameEn: string, price: string, unit: string) =>
  createProduct(ctx, { kind: 'service', code, nameAr, nameEn, descriptionAr: '', descriptionEn: '', unit, price, currency: 'SAR', priceIncludesTax: '', taxRateId: vat?.id ?? '' });
await service('C-1', 'استشارة', 'Consulting', '350', 'HUR');
await service('I-1', 'تركيب وتشغيل', 'Installation', '1200', 'C62');
const line = (number: number, name: string, quantity: string) => Object.fromEntries(lineParts.map((part) => [`line.${number}.${part}`, { name, quantity }[part as 'name'] ?? '']));
for (const [index, customer] of (await recentCustomers(ctx, 6)).entries()) {
  const day = addDays(todayOf(ctx), -10 * index - 3);
  const values = { ...Object.fromEntries(invoiceInputNames.map((name) => [name, ''])), language: 'ar', currency: 'SAR', customerId: customer.id, issueDay: day, dueDay: addDays(day, 20), ...line(1, 'I-1', '1'), ...line(2, 'C-1', String(index + 2)) };
  const id = await draftInvoice(free, 'invoice', values);
  if (index === 0) continue;
  await issueInvoice(free, id, 1);
  if (index % 2 === 0) await recordPayment(free, { customerId: customer.id, day: todayOf(ctx), method: 'transfer', currency: 'SAR', amount: index === 2 ? '1000' : '9000', reference: '', note: '', first: id });
}
await addUsualExpenseCategories(ctx);
const t = translator(ctx.locale);
const categoryNamed = new Map((await allExpenseCategories(ctx)).map(({ id, name }) => [name, id]));
const [client] = await recentCustomers(ctx, 1);
const spent: [supplier: string, category: Parameters<typeof t>[0], amount: string, daysAgo: number, taxed: boolean, given?: Record<string, string>][] = [
  ['شركة العقارات المتحدة', 'expenses.usual.rent', '8050', 35, true, { description: 'إيجار المكتب', method: 'transfer' }],
  ['الشركة السعودية للكهرباء', 'expenses.usual.power', '612.40', 21, true, { reference: '30071204', method: 'directDebit' }],
  ['STC', 'expenses.usual.phone', '345', 18, true, { reference: 'B-99120', method: 'directDebit' }],
  ['مكتبة جرير', 'expenses.usual.office', '217.35', 12, true, { description: 'ورق وأحبار', method: 'card' }],
  ['الخطوط السعودية', 'expenses.usual.travel', '1290', 9, false, { description: 'رحلة إلى جدة', method: 'card', customerId: client?.id ?? '' }],
  ['Amazon Web Services', 'expenses.usual.other', '86.20', 6, false, { currency: 'USD', method: 'card' }],
  ['مؤسسة الصيانة السريعة', 'expenses.usual.repairs', '575', 2, true, { paying: 'owed' }],
];
for (const [supplier, category, amount, daysAgo, taxed, given] of spent) {
  const id = await recordExpense(ctx, {
    supplier, day: addDays(todayOf(ctx), -daysAgo), amountKind: 'total', amount, currency: 'SAR', taxRateId: taxed ? (vat?.id ?? '') : '', tax: '', paying: 'paid', paidDay: '', method: '', categoryId: categoryNamed.get(t(category)) ?? '',
    reference: '', description: '', customerId: '', ...given,
  });
  if (category === 'expenses.usual.rent') await planRecurringExpense(ctx, id, { every: '1', unit: 'month', startDay: addDays(todayOf(ctx), 1), endDay: '', paysItself: 'yes' });
}
const texts = Object.fromEntries(templateInputNames.map((name) => [name, '']));
await createTemplate(ctx, { ...texts, name: 'ترحيب بكل عميل', currency: 'SAR', language: 'customer', dueInDays: '14', reminders: 'usual', paymentAr: 'نفضّل التحويل البنكي.', paymentEn: 'We prefer bank transfers.', ...line(1, 'C-1', '1') });
await endSession(ctx, here.sessionId);
await store.close();
console.log(`A sample firm is ready. Sign in as sara@example.com (Arabic) or john@example.com (English), password: ${password}`);
