import { vocabularyOf } from '#lib/mail/variables';

/** What the words of a welcome may name. */
export const welcomeWords = vocabularyOf({
  customer: { ar: 'العميل', en: 'customer' },
  contact: { ar: 'جهة الاتصال', en: 'contact' },
  firm: { ar: 'المنشأة', en: 'firm' },
  number: { ar: 'الرقم', en: 'number' },
  amount: { ar: 'المبلغ', en: 'amount' },
  due: { ar: 'الاستحقاق', en: 'due' },
  link: { ar: 'الرابط', en: 'link' },
  payment: { ar: 'الدفع', en: 'payment' },
});

export type Variable = (typeof welcomeWords.names)[number];
