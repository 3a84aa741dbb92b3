import { KeepsAnswers } from './taking/keeps-answers.ts';
import { OrderList } from './taking/order-list.ts';

// What the form of a quiz gains where scripts run; without them it works by itself.
customElements.define('order-list', OrderList);
customElements.define('quiz-form', KeepsAnswers);
