import { vocabularyOf } from '#lib/mail/variables';

/** What the letter of a reminder may name. */
export const letterWords = vocabularyOf({
  number: { ar: 'الرقم', en: 'number' },
  customer: { ar: 'العميل', en: 'customer' },
  amount: { ar: 'المبلغ', en: 'amount' },
  due: { ar: 'الاستحقاق', en: 'due' },
  days: { ar: 'الأيام', en: 'days' },
  when: { ar: 'الموعد', en: 'when' },
  fee: { ar: 'الرسم', en: 'fee' },
  link: { ar: 'الرابط', en: 'link' },
  bank: { ar: 'الحساب', en: 'bank' },
  list: { ar: 'القائمة', en: 'list' },
  firm: { ar: 'المنشأة', en: 'firm' },
});

export type Variable = (typeof letterWords.names)[number];
