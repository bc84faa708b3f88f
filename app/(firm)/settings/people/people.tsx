import { disablePerson, enablePerson, saveRole } from './actions';
import { Form } from '#components/form/form';
import type { Context } from '#lib/context';
import { dayAndTime } from '#lib/format';
import { translator } from '#lib/messages';
import { roles } from '#lib/users/input';
import { type Colleague, listPeople } from '#lib/users/people';

/** Everybody of the firm, each with what can be done about their account: nothing about one's own. */
export async function People({ ctx }: { ctx: Context }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const people = await listPeople(ctx);
  return (
    <section className="group">
      <h2>{t('people.list')}</h2>
      <ul className="rows">
        {people.map((person) => {
          const { id, name, email, role, disabledAt } = person;
          const self = id === ctx.user.id;
          return (
            <li key={id}>
              <div>
                <bdi className="strong" id={`person-${id}`}>{name}</bdi> {self && <span className="help">({t('people.you')})</span>}
                <p className="help"><bdi dir="ltr">{email}</bdi></p>
                {disabledAt !== null && <p className="help">{t('people.disabledSince', { at: dayAndTime(disabledAt, ctx.locale, ctx.user.digits, ctx.firm.timeZone) })}</p>}
              </div>
              {self ? <p>{t(`people.roles.${role}`)}</p> : <Account ctx={ctx} person={person} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Account({ ctx, person: { id, name, role, disabledAt } }: { ctx: Context; person: Colleague }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const words = { problem: t('errors.summary'), errorTitle: t('error', { title: t('people.title') }) };
  const disabled = disabledAt !== null;
  return (
    <div className="row-forms">
      <Form action={saveRole} words={words}>
        <input type="hidden" name="user" value={id} />
        <div className="field">
          <label htmlFor={`role-${id}`} id={`label-${id}`}>{t('people.role')}</label>
          {/* Without the key React would set the choice back to the first. */}
          <select key={role} id={`role-${id}`} name="role" defaultValue={role} aria-labelledby={`label-${id} person-${id}`}>
            {roles.map((offered) => <option key={offered} value={offered}>{t(`people.roles.${offered}`)}</option>)}
          </select>
        </div>
        <button className="button quiet" aria-label={t('people.saveRoleOf', { name })}>{t('people.save')}</button>
      </Form>
      <Form action={disabled ? enablePerson : disablePerson} words={words}>
        <input type="hidden" name="user" value={id} />
        <button className="link" aria-label={t(disabled ? 'people.enableNamed' : 'people.disableNamed', { name })}>{t(disabled ? 'people.enable' : 'people.disable')}</button>
      </Form>
    </div>
  );
}
