"""Given names: right before the name of a place they make it that of a person (Michael Jordan, Adriana Lima).

By hand, of the languages whose news is read. Left out are names that are words or places too (Will, Mark, Grace, Hope;
Victoria, Florence, Chad), since « Mark Syria anniversary » is a headline. Preferred mistake: a name left out.
"""

from __future__ import annotations

from typing import Final

from alerts.language.folding import fold
from alerts.language.inflection import languages_with

GIVEN: Final = frozenset(
    fold(name)
    for name in """
    Arturo Cristóbal Esteban Felipe Gonzalo Lorenzo Mauricio Nicolás Santino Sebastián Simón Victoriano
    James John Robert Michael Mike William David Richard Joseph Joe Thomas Tom Charles Charlie Christopher Chris
    Daniel Dan Matthew Matt Anthony Tony Donald Steven Steve Stephen Paul Andrew Andy Joshua Josh Kenneth Kevin
    Brian Bryan George Timothy Tim Ronald Ron Edward Eddie Jason Jeffrey Jeff Ryan Jacob Jake Gary Nicholas Nick
    Eric Jonathan Jon Larry Justin Scott Brandon Benjamin Ben Samuel Sam Gregory Greg Alexander Alex Patrick Jack
    Dennis Jerry Tyler Aaron Jose Adam Nathan Henry Zachary Douglas Doug Peter Kyle Noah Ethan Jeremy Walter Keith
    Roger Terry Sean Gerald Carl Harold Dylan Arthur Lawrence Bruce Gabriel Albert Willie Elijah Wayne Randy Vincent
    Roy Ralph Bobby Russell Louis Philip Phil Johnny DeAndre DeMarcus Andre Darren Derek Craig Jim Jimmy Barry
    Trevor Neil Simon Graham Stuart Ian Colin Nigel Oliver Harry Oscar Hugo Leo Liam Mary Patricia Jennifer Jenny
    Linda Elizabeth Liz Barbara Susan Jessica Sarah Karen Lisa Betty Sandra Margaret Ashley Kimberly Kim Emily Donna
    Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Sharon Laura Cynthia Amy Kathleen Angela Shirley Brenda
    Emma Anna Pamela Nicole Samantha Katherine Kate Christine Helen Debra Rachel Carolyn Janet Maria Catherine
    Heather Diane Julie Olivia Joyce Christina Lauren Joan Evelyn Judith Megan Andrea Cheryl Hannah Jacqueline
    Martha Teresa Gloria Sara Janice Ann Kathryn Abigail Sophia Frances Jean Alice Judy Isabella Julia Denise
    Danielle Brittany Diana Natalie Sophie Rosie Alexis Kayla Lori Hilary Hillary Adele Anastasia Pierre Marie
    Michel Claude Philippe Alain Bernard Nicolas Christophe Frédéric Laurent Julien Thierry Sébastien Stéphane
    Olivier François Françoise Jacques Jérôme Antoine Guillaume Emmanuel Luc Mathieu Didier Serge Fabrice Benoît
    Cédric Anatole Léon Gontran Félix Patrice Mireille Sylvie Isabelle Monique Nathalie Valérie Brigitte Hélène
    Chantal Véronique Céline Aurélie Émilie Élodie Manon Chloé Léa Inès Louise Juliette Henri Aminata Fatou
    Fatoumata Mariam Mariama Ousmane Moussa Boubacar Amadou Mamadou Oumar Seydou Abdoulaye Souleymane Modibo
    Ibrahima Cheikhou Alioune Awa Kadiatou Salimata Issa Adama Idrissa Blaise Désiré Déogratias Espérance Chidi
    Chinedu Emeka Ngozi Adaobi Yusuf Musa Sani Umar Aisha Hadiza Zainab Amina Halima Kwame Kofi Wanjiku Otieno
    Tendai Juan José Luis Carlos Jorge Miguel Manuel Francisco Pedro Antonio Alejandro Fernando Rafael Ricardo
    Sergio Diego Javier Roberto Eduardo Andrés Enrique Raúl Óscar Pablo Alberto Guillermo Gustavo Héctor Ignacio
    Iván Jaime Joaquín Julio Marcos Mario Martín Rodrigo Tomás Vicente María Ana Carmen Isabel Rosa Lucía Marta
    Elena Pilar Cristina Paula Sofía Daniela Gabriela Alejandra Claudia Mónica Silvia Verónica Beatriz Adriana Luisa
    Juana Camila Valentina Ximena João Paulo Marcelo Fernanda Thiago Tiago Rui Vasco Inês Joana Alessandra
    Alessandro Alexandra Tatiana Juliana Bruna Giulia Giuseppe Giovanni Luca Marco Matteo Francesca Chiara Paolo
    Stefano Hans Klaus Jürgen Wolfgang Uwe Heike Anke Ahmed Ahmad Mohamed Mohammed Muhammad Mohammad Mahmoud Mahmud
    Ali Omar Youssef Yusef Hassan Hussein Khaled Khalid Ibrahim Abdullah Abdallah Mustafa Fatima Samir Samira Karim
    Karima Rami Tariq Tarek Walid Yasmin Mazloum Salih Bashar Nabil Ziad Wael Hisham Bilal Imad Mazen Nizar Yasser
    Yasir Adnan Ammar Anas Ayman Basel Fadi Faisal Firas Ghassan Hamza Hani Haitham Hazem Iyad Jamal Kamal Kareem
    Layla Leila Lina Maher Majed Malek Marwan Munir Nader Nasser Noor Nour Osama Qasim Rania Rasha Reem Rima Salma
    Sami Tamer Wafa Yahya Zeinab Zaynab Zuhair Hanan Huda Iman Nadia Mehmet Ahmet Ayşe Fatma Emine Hüseyin Hasan
    Murat Emre Selin Elif Zeynep Reza Mahsa Hamid Farhad Shirin Ashraf Иван Сергей Александр Владимир Дмитрий Андрей
    Михаил Николай Мария Анна Олександр Володимир Сергій Андрій Микола Дмитро Олена Оксана Наталія Катерина Ирина
    Ольга Татьяна Екатерина Юлия Светлана Volodymyr Oleksandr Andriy Oksana Olena Serhiy Dmytro Ivan Sergei Vladimir
    Dmitry Olga Natasha Juma Hamisi Neema Kelly Богдан Тарас Артем Максим Віктор Виктор Василь Василий Ігор Игорь Олег
    Станіслав Станислав Никита Микита Юрій Юрий Ярослав Марія Марина Софія София Тимофій فاطمة
    Denzel Keanu Leonardo Brad Angelina Scarlett Billy Jamie Marcus Theo Wesley Clint Clive Elton Freddie Geoffrey
    Gordon Howard Isaac Ivan Jared Jesse Joel Jude Ken Kurt Lionel Malcolm Martin Marvin Maurice Maxwell Melvin Nelson
    Norman Otis Quentin Raymond Rupert Seth Spencer Stanley Theodore Todd Trent Vernon Wallace Warren Winston Agatha
    Alison Bridget Charlene Claire Daphne Edith Eleanor Esther Fiona Gemma Harriet Ingrid Irene Josephine Kirsten
    Lucy Marilyn Miriam Naomi Nora Penelope Phoebe Ruth Sabrina Sally Sheila Siobhan Tessa Ursula Vanessa Wendy Yvonne
    Bruno Cyril Damien Gérard Gilles Hervé Jean-Pierre Lionel Ludovic Maxime Pascal Raphaël Rémi Romain Sylvain Thibault
    Xavier Yannick Yves
    محمد أحمد محمود إبراهيم مصطفى عبدالله يوسف بلال حمزة جاسم قاسم ياسر ياسين طارق زياد أنس معاذ مازن نزار عدنان مروان
    سليمان داود إسماعيل يحيى زكريا صلاح حسان غسان عثمان حسين خالد زينب عائشة خديجة مريم ليلى نادية سميرة
    """.split()
)

_FAMILY_LETTERS: Final = 3
"""Letters of a family name that is told from a word."""


def is_given(word: str) -> bool:
    """True for a given name or two with a hyphen, in any case and with or without its accents.

    >>> is_given("MICHAEL"), is_given("Jean-Bosco"), is_given("Eastern")
    (True, True, False)
    """
    return fold(word) in GIVEN or ("-" in word and fold(word.partition("-")[0]) in GIVEN)


def is_family(word: str) -> bool:
    """True for a capitalised word that no dictionary has, as most family names are (Peele, Sweeney; not Times)."""
    lower = word.lower()
    return (
        len(word) >= _FAMILY_LETTERS
        and word[0].isupper()
        and not languages_with(lower)
        and not languages_with(fold(lower))
    )
