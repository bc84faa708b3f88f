import { apart } from '#lib/custom-fields/field';
import type { CustomerValues } from '#lib/customers/fields';
import type { WelcomeTemplate } from '#lib/registration/queries';

type Fitting = Pick<WelcomeTemplate, 'categories' | 'countries' | 'archivedAt'>;

/** How much a template says of whom it is for: a category says more than a country. */
const precision = ({ categories, countries }: Fitting): number => (categories.length > 0 ? 2 : 0) + (countries.length > 0 ? 1 : 0);

/** Whether a template is for a customer who is in these categories and this country. */
function fits({ categories, countries, archivedAt }: Fitting, own: ReadonlySet<string>, country: string): boolean {
  return archivedAt === null && (categories.length === 0 || categories.some((id) => own.has(id))) && (countries.length === 0 || countries.includes(country));
}

/**
 * The templates that fit a customer: what says most of whom it is for first, of equals in the firm's order.
 * @param templates in the firm's order
 */
export function fittingTemplates<Template extends Fitting>(templates: readonly Template[], { categories, country }: Pick<CustomerValues, 'categories' | 'country'>): Template[] {
  const own = new Set(apart(categories));
  return templates.filter((template) => fits(template, own, country)).toSorted((a, b) => precision(b) - precision(a));
}
