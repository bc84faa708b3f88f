import type { CustomerFieldName, CustomerValues } from '#lib/customers/fields';
import type { MessageKey, MessageValues } from '#lib/messages';

/** Something that looks like a slip. It is pointed out and blocks nothing. */
export interface Finding {
  field: CustomerFieldName;
  key: MessageKey;
  values?: MessageValues;
}

/**
 * Looks at the values of one form and says what seems wrong. Pure: it reads nothing else and changes nothing.
 * @param home the firm's country, for customers whose own is not given
 */
export type Check = (values: CustomerValues, home: string | null) => Finding[];
