import { paths } from '../../paths.js';

type Query = Record<string, string | number | undefined>;

/** Where the alerts of this reader are: a co-op sees its own, the department everybody's. */
export interface AlertPaths {
  list: (query: Query) => string;
  one: (id: string) => string;
  decide: (id: string) => string;
  isEverybodys: boolean;
}

export const deskAlerts = (coop: string): AlertPaths => ({
  list: query => paths.desk.alerts(coop, query),
  one: id => paths.desk.alert(coop, id),
  decide: id => paths.desk.decideAlert(coop, id),
  isEverybodys: false,
});

export const departmentAlerts: AlertPaths = {
  list: query => paths.department.alerts(query),
  one: id => paths.department.alert(id),
  decide: id => paths.department.decideAlert(id),
  isEverybodys: true,
};
